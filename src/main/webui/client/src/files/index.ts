export { FileLinks, type FileLinkAnswer } from './file-links';
export { filesOf } from './message-files';
export { Uploads, MAX_FILE_BYTES, type PreparedFile, type Upload, type UploadProblem, type UploadState } from './uploads';
export type { Transfer, TransferEvents, Transport } from './transfer';
