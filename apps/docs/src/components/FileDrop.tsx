import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { droppedFiles } from './droppedFiles.ts';

export interface FileDropProps {
  /** What may be dropped, such as `a picture or a .safetensors field`. */
  readonly what: string;
  /** Extensions and types for the dialog of the system. */
  readonly accept: string;
  /** Whether several files, or a folder, may be dropped. */
  readonly multiple?: boolean;
  /** Whether files may be pasted anywhere in the page. */
  readonly paste?: boolean;
  readonly disabled?: boolean;
  /** Receives the files; paths of a folder are in `webkitRelativePath` or the name. */
  onFiles(files: readonly File[]): void;
  /** Examples to choose from instead. */
  readonly children?: ComponentChildren;
}

/** A place to drop, paste or choose files. */
export function FileDrop({
  what,
  accept,
  multiple = false,
  paste = false,
  disabled,
  onFiles,
  children,
}: FileDropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!paste) return;
    const listen = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) onFiles(files);
    };
    document.addEventListener('paste', listen);
    return () => document.removeEventListener('paste', listen);
  }, [paste, onFiles]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same by keyboard
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      {children}
      <label for={id} class="button">
        Open a file
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      </label>
      <span class="hint">
        or drop {what} here{paste ? ', or paste a picture' : ''}. It stays on your machine.
      </span>
    </div>
  );
}
