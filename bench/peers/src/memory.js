/** SIGUSR2 asks for a collection, so that memory is compared after one on both sides (node --expose-gc). */
export function collectOnDemand() {
  process.on('SIGUSR2', () => globalThis.gc?.());
}
