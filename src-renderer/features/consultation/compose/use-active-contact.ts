import { useQuery } from '@tanstack/react-query';
import type { OpenContact } from '#shared/desk.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** The contact that the professional works with, told of the same client as the banner; undefined = none, or not known yet. */
export function useActiveContact(version: number): OpenContact | undefined {
  const { orpc } = useWorkbench();
  const desk = useQuery(orpc.desk.watch.experimental_liveOptions({ retry: true })).data;
  return desk?.contextVersion === version ? desk.active : undefined;
}
