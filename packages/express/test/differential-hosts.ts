import type { ExpressHosts } from '@vod-errors/testing/differential'
import express from 'express'
import express4 from 'express4'
import { vodErrorHandler } from '../src/index.ts'

/** Loaded by the processes of the differential suite. */
export const hosts: ExpressHosts = {
  family: 'express',
  frameworks: { 'Express 4': express4, 'Express 5': express },
  vodErrorHandler,
}
