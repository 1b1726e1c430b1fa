/** The files of a paste, a drop or a choice; none yet for files that are held over something. Undefined for all else. */
export function attachedBy(event: Event): File[] | undefined {
  const { clipboardData, dataTransfer, target } = event as ClipboardEvent & DragEvent;
  const from = clipboardData ?? dataTransfer ?? (target instanceof HTMLInputElement ? target : undefined);
  const files = [...(from?.files ?? [])];
  // What is copied out of a document is a text, and a picture of it.
  if (clipboardData && clipboardData.getData('text') !== '') return undefined;
  return files.length > 0 || dataTransfer?.types.includes('Files') ? files : undefined;
}
