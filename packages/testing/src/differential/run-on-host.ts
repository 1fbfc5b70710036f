import type { Hosts } from './hosts/host.ts'
import { ON_HTTP2 } from './hosts/host.ts'
import { makeExpressApp } from './hosts/make-express-app.ts'
import { makeKoaApp } from './hosts/make-koa-app.ts'
import type { Observation } from './observation.ts'
import type { Patience } from './patience.ts'
import type { ExpressRow, KoaRow } from './row.ts'
import { type Place, runCase } from './run-case.ts'

/** A row, whichever family of hosts it is for. */
interface RowOfEither {
  readonly express: ExpressRow | undefined
  readonly koa: KoaRow | undefined
}

/** On which host and which side a row is run. */
export interface Run {
  readonly host: string
  readonly row: RowOfEither
  readonly patience: Patience
  readonly isMounted: boolean
}

/** Runs a row on a host, bare or with the handler mounted. */
export async function runOnHost(place: Place, hosts: Hosts, run: Run): Promise<Observation> {
  return await (hosts.family === 'express' ? runExpress(place, hosts, run) : runKoa(place, hosts, run))
}

type HostsOf<Family> = Extract<Hosts, { readonly family: Family }>

function runExpress(place: Place, hosts: HostsOf<'express'>, run: Run): Promise<Observation> {
  const row = found(run.row.express)
  const handler = run.isMounted ? hosts.vodErrorHandler() : undefined
  return runCase(place, {
    framework: found(hosts.frameworks[run.host]),
    ...{ requests: row.requests, drive: row.drive, isHttp2: false, patience: run.patience },
    makeApp: (scene, witness) => makeExpressApp(row, scene, { handler, witness }),
  })
}

function runKoa(place: Place, hosts: HostsOf<'koa'>, run: Run): Promise<Observation> {
  const row = found(run.row.koa)
  const handler = run.isMounted ? hosts.vodErrorHandler() : undefined
  const isHttp2 = run.host.endsWith(ON_HTTP2)
  return runCase(place, {
    framework: found(hosts.frameworks[run.host.replace(ON_HTTP2, '')]),
    ...{ requests: row.requests, drive: row.drive, isHttp2, patience: run.patience },
    makeApp: (scene, witness) => makeKoaApp(row, scene, { handler, witness }),
  })
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('No such case')
  return value
}
