declare module 'yazl' {
  import type { Readable } from 'node:stream';
  export class ZipFile {
    addBuffer(buffer: Buffer, path: string, options?: { compress?: boolean; mtime?: Date }): void;
    end(): void;
    readonly outputStream: Readable;
  }
}
