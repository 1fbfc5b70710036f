import type { MiddlewareName } from '@vod-errors/testing/contract'
import compression from 'compression'
import type express from 'express'
import type { RequestHandler } from 'express'
import session from 'express-session'

/** Creates the usual Express middleware that the contract battery asks for. */
export function makeMiddleware(framework: typeof express, name: MiddlewareName): RequestHandler {
  switch (name) {
    case 'compression':
      return compression({ threshold: 0 })
    case 'session':
      return session({ secret: 'test', resave: false, saveUninitialized: false, rolling: true })
    case 'bodyParser':
      return framework.json({ limit: '1kb' })
    default:
      return name satisfies never
  }
}
