declare module 'yauzl' {
  import type { Readable } from 'node:stream';
  export interface Entry {
    /** Bytes, since the archive is opened with `decodeStrings: false`. */
    readonly fileName: Buffer;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly compressionMethod: number;
    readonly generalPurposeBitFlag: number;
    readonly externalFileAttributes: number;
    readonly versionMadeBy: number;
    isEncrypted(): boolean;
    canDecodeFileData(): boolean;
  }
  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
    close(): void;
  }
  export function fromBufferPromise(
    buffer: Buffer,
    options: { decodeStrings?: boolean; lazyEntries?: boolean; validateEntrySizes?: boolean },
  ): Promise<ZipFile>;
}
