import type { RequestListener } from 'node:http'
import type { Express, default as express } from 'express'
import type Koa from 'koa'

/** What a row may use to build its app and to say what happens in it. */
export interface Scene<Framework> {
  readonly framework: Framework
  /** The address of an upstream on the loopback interface; see `upstream.ts` for its paths. */
  readonly upstream: string
  /** An address that refuses connections. */
  readonly refused: string
  /** A folder with a page and a clip. */
  readonly files: string
  /** Resolves when the client opens the gate of that name. */
  readonly gate: (name: string) => Promise<void>
  /** Notes the end of a stream; the case is not over before it. */
  readonly follow: (source: NodeJS.EventEmitter) => void
  /** Adds a line to what is seen in the app. */
  readonly note: (line: string) => void
  /** Registers the value that is about to be thrown, and returns it. */
  readonly threw: <Value>(value: Value) => Value
}

/** A request of the client. */
export interface Asking {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Header name → name of the header of the response before, whose value it takes. */
  readonly fromLast?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** The gates that the client opens one after the other, each as soon as nothing more arrives. */
  readonly opens?: readonly string[]
  /** The client leaves instead of waiting for the end. */
  readonly leaves?: true
}

/** How the app itself handles errors. */
export type Own = 'nothing' | 'handler' | 'listener'

/** One thing that an app does, and how a client looks at it. */
interface Row<App, Framework> {
  /** Mounts the routes. In Koa, an error that is thrown here is thrown by a middleware below the handler. */
  readonly routes: (app: App, scene: Scene<Framework>) => void | Promise<void>
  /** One GET if there are none. */
  readonly requests?: readonly Asking[]
  /** Looks at the app by itself, in place of requests; what it returns is compared. */
  readonly drive?: (listener: RequestListener) => Promise<unknown>
  readonly own?: Own
  /** HTTP/1 only: keep-alive, trailers, upgrades, or a middleware that knows no other. */
  readonly isHttp1Only?: true
}

/** What a row of Express may use. */
export type ExpressScene = Scene<typeof express>
/** What a row of Koa may use. */
export type KoaScene = Scene<typeof Koa>
/** A row for Express. */
export type ExpressRow = Row<Express, typeof express>
/** A row for Koa. */
export type KoaRow = Row<Koa, typeof Koa>

/** Rows by what they show. */
export type Table<AnyRow> = Readonly<Record<string, AnyRow>>
