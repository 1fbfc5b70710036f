import { wrapVodClient } from '@vod-errors/core'
import axios from 'axios'

/** An axios instance whose calls reject only with VodError. `headers` carries the signature. */
export function openVod(endpoint: string, headers: Record<string, string>) {
  const instance = axios.create({ baseURL: endpoint, headers, timeout: 3000 })
  return wrapVodClient(instance, { timeout: 3000 })
}
