/** The part of pdfkit 0.20 that is used here: its published types do not know tagged PDF/UA nor fonts given as bytes. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  /** A part of the document's structure: what is read aloud, and in which order. */
  interface StructureElement {
    add: (child: StructureElement) => this;
    end: () => void;
  }
  /** A kind of content that is not read aloud. */
  interface Artifact {
    type: 'Layout' | 'Pagination';
    attached?: 'Bottom'[];
  }
  interface TextOptions {
    width?: number;
    align?: 'center' | 'right';
    lineGap?: number;
    lineBreak?: boolean;
  }
  export default class PDFDocument extends Readable {
    constructor(options: {
      size: 'A4';
      margins: { top: number; left: number; right: number; bottom: number };
      pdfVersion: '1.7';
      subset: 'PDF/UA';
      tagged: true;
      displayTitle: true;
      lang: string;
      bufferPages: true;
      font: Uint8Array;
      info: { Title: string; Author: string; CreationDate: Date };
    });
    /** Points from the top of the page. */
    y: number;
    readonly page: { width: number; height: number; margins: { bottom: number } };
    addPage: () => this;
    bufferedPageRange: () => { start: number; count: number };
    switchToPage: (page: number) => this;
    registerFont: (name: string, bytes: Uint8Array) => this;
    font: (name: string) => this;
    fontSize: (points: number) => this;
    fillColor: (color: string) => this;
    text: (text: string, x: number, y: number, options: TextOptions) => this;
    heightOfString: (text: string, options: TextOptions) => number;
    moveTo: (x: number, y: number) => this;
    lineTo: (x: number, y: number) => this;
    lineWidth: (points: number) => this;
    stroke: (color: string) => this;
    save: () => this;
    restore: () => this;
    translate: (x: number, y: number) => this;
    scale: (factor: number) => this;
    path: (svg: string) => this;
    fill: (color: string) => this;
    struct: (type: string, options?: { alt?: string }, draw?: () => void) => StructureElement;
    addStructure: (element: StructureElement) => this;
    markContent: (tag: 'Artifact', options: Artifact) => this;
    endMarkedContent: () => this;
    end: () => void;
  }
}
