import type { Fault } from './fault.ts'

const MAX_LENGTH = 100

/** Names a fault in at most 100 characters: `MediaNotFound`, `hang`, `model kling`, `response 503`, `raw`. */
export function describeFault(fault: Fault): string {
  if ('code' in fault) return fault.code.slice(0, MAX_LENGTH)
  if ('transport' in fault) return fault.transport
  if ('model' in fault) return `model ${fault.model.shape}`
  if ('response' in fault) return `response ${fault.response.status}`
  return 'raw'
}
