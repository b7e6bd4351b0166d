/** One way to talk over a MessagePort, whether it is Electron's (in the app) or Node's (in tests). For the engine and the shell. */
import type { MessagePort as NodePort } from 'node:worker_threads';

export interface MessagePipe {
  /** Sends a structured clone. Does nothing once the pipe is closed. */
  post(message: unknown): void;
  /** One listener; messages that came before are delivered to it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other end is gone or either end closed the pipe. */
  onClose(listener: () => void): void;
  close(): void;
}

/** What this file needs of Electron's `MessagePortMain`, so that nothing here imports electron. */
export interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Makes a pipe of a port as the engine process gets it from the shell. */
export function pipeFromElectronPort(port: ElectronPort): MessagePipe {
  return {
    post: (message) => {
      port.postMessage(withOwnBytes(message));
    },
    onMessage: (listener) => {
      port.on('message', (event) => {
        listener(event.data);
      });
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
    close: () => {
      port.close();
    },
  };
}

/** Makes a pipe of a port of `node:worker_threads`. */
export function pipeFromNodePort(port: NodePort): MessagePipe {
  return {
    post: (message) => {
      port.postMessage(withOwnBytes(message));
    },
    onMessage: (listener) => {
      port.on('message', listener);
    },
    onClose: (listener) => {
      port.once('close', listener);
    },
    close: () => {
      port.close();
    },
  };
}

/**
 * Copies binary data that is a view into a larger buffer. Structured cloning sends the whole buffer behind a view, and what
 * lies beside the view may be anything (Node pools small buffers). Gives the same value back when there is nothing to copy.
 */
export function withOwnBytes(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) {
    return value.byteLength === value.buffer.byteLength ? value : Uint8Array.from(value);
  }
  if (Array.isArray(value)) return value.map(withOwnBytes);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withOwnBytes(item)]));
}
