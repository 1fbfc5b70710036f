export { type OpenVod, openVod } from './open-vod.ts'
export { requiredField } from './required-field.ts'
export { createVod, type Vod, type VodAccess } from './vod.ts'
