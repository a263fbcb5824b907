/**
 * The menu is there for its shortcuts: zoom, full screen, closing, and on macOS the clipboard's. Elsewhere it is never
 * shown. No developer tools and no reload: both would work past what the workbench promises.
 */
export const menuTemplate = (platform: NodeJS.Platform) => [
  ...(platform === 'darwin' ? [{ role: 'appMenu' } as const, { role: 'editMenu' } as const] : []),
  {
    label: 'Työpöytä',
    submenu: [
      { role: 'zoomIn' } as const,
      // Ctrl and the plus of the main keys, where Ctrl and "=" is another key on Nordic keyboards.
      {
        role: 'zoomIn',
        accelerator: 'CommandOrControl+Plus',
        visible: false,
        acceleratorWorksWhenHidden: true,
      } as const,
      { role: 'zoomOut' } as const,
      { role: 'resetZoom' } as const,
      { role: 'togglefullscreen' } as const,
      { role: 'minimize' } as const,
      { role: 'close' } as const,
      ...(platform === 'darwin' ? [] : [{ role: 'quit' } as const]),
    ],
  },
];
