import type { KoaHosts } from '@vod-errors/testing/differential'
import Koa from 'koa'
import Koa2 from 'koa2'
import { vodErrorHandler } from '../src/index.ts'

/** Loaded by the processes of the differential suite. */
export const hosts: KoaHosts = {
  family: 'koa',
  frameworks: { 'Koa 2': Koa2, 'Koa 3': Koa },
  vodErrorHandler,
}
