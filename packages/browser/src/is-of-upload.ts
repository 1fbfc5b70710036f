import type { FailureFacts } from './failure-facts.ts'
import { read } from './read-unknown.ts'

/** Whether the response came from the object store BOS, or the error from VOD's web upload SDK. */
export function isOfUpload({ url, bodies }: FailureFacts, uploadHosts: readonly string[]): boolean {
  const host = /^https?:\/\/([^/?#]*)/i.exec(`${url}`)?.[1]?.toLowerCase() ?? ''
  return (
    /(^|\.)bcebos\.com(:\d+)?$/.test(host) ||
    uploadHosts.includes(host) ||
    bodies.some((body) => read(body, 'xml') ?? typeof read(body, 'status_code') === 'number')
  )
}
