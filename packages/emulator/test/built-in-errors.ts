import type { Params, VodErrorCode } from '@vod-errors/core'
import { type AccountState, SEED, type VodEmulator } from '../src/index.ts'
import { type SdkClients, sdkClients } from './sdk-clients.ts'

/** One error that the emulator responds with by itself, and how to provoke it. */
export interface BuiltInError {
  readonly code: VodErrorCode
  readonly how: string
  readonly cause: (clients: SdkClients, vod: VodEmulator) => PromiseLike<unknown>
  /** The parameters in the message. */
  readonly params?: Params
}

const { media, sessions, sessionMedia } = SEED
const unknownMedia = 'mda-nosuchmedia00001'
const unknownTask = 'tsk-nosuchtask000001'
const expired = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000).toISOString().replace('.000Z', 'Z')

/** Every built-in error in the guide, some in several variants. */
export const BUILT_IN_ERRORS: readonly BuiltInError[] = [
  // The key pair and the signature.
  {
    code: 'AccessDenied',
    how: 'a write with the read-only key pair',
    cause: (_, vod) => sdkClients(vod, vod.readOnlyCredentials).v1.deleteMediaResource(media.published),
  },
  {
    code: 'AccessDenied',
    how: 'no authorization header',
    cause: ({ v2 }) => Object.assign(v2, { createSignature: () => '' }).sendRequest('GET', '/v2/medias'),
  },
  {
    code: 'InvalidAccessKeyId',
    how: 'an unknown access key',
    cause: (_, vod) => sdkClients(vod, { ...vod.credentials, ak: 'nobody' }).v1.listMediaResources(),
  },
  {
    code: 'InvalidHTTPAuthHeader',
    how: 'an empty access key',
    cause: (_, vod) => sdkClients(vod, { ...vod.credentials, ak: '' }).v1.listMediaResources(),
  },
  {
    code: 'SignatureDoesNotMatch',
    how: 'a wrong secret key',
    cause: (_, vod) => sdkClients(vod, { ...vod.credentials, sk: 'wrong' }).v1.listMediaResources(),
  },
  {
    code: 'RequestExpired',
    how: 'a clock that is an hour slow',
    cause: ({ v2 }) => {
      v2.timeOffset = Date.parse(expired) - Date.now()
      return v2.sendRequest('GET', '/v2/medias')
    },
    params: { date: expired },
  },

  // The account.
  account('AccountOverdue', 'overdue'),
  account('AccountBanned', 'banned'),
  { ...account('UserNotFound', 'notOpened'), params: { accountId: SEED.accountId } },
  account('OptInRequired', 'notSubscribed'),
  account('QualifyNotPass', 'notQualified'),

  // The request.
  { code: 'InvalidURI', how: 'an unknown path', cause: ({ call }) => call('GET', '/v2/nothing') },
  { code: 'InvalidURI', how: 'an empty id', cause: ({ call }) => call('GET', '/v2/medias/') },
  { code: 'InvalidURI', how: 'an unknown method', cause: ({ call }) => call('DELETE', '/v2/medias') },
  { code: 'InvalidVersion', how: 'an unknown version', cause: ({ call }) => call('GET', '/v9/medias') },
  {
    code: 'InvalidHTTPRequest',
    how: 'a body that is not UTF-8',
    cause: ({ v2 }) => v2.sendRequest('PUT', '/v2/medias/ban', { body: Buffer.from([0x7b, 0xff, 0x7d]) }),
  },
  {
    code: 'MalformedJSON',
    how: 'a body that is not JSON',
    cause: ({ v2 }) => v2.sendRequest('PUT', '/v2/medias/ban', { body: '{"mediaId":' }),
  },
  {
    code: 'InappropriateJSON',
    how: 'a field is missing',
    cause: ({ call }) => call('PUT', '/v2/medias/ban', {}),
  },
  {
    code: 'InappropriateJSON',
    how: 'a field of the wrong type',
    cause: ({ call }) => call('PUT', `/v2/medias/${media.published}`, { name: 7 }),
  },
  {
    code: 'InappropriateJSON',
    how: 'JSON other than an object',
    cause: ({ call }) => call('PUT', '/v2/medias/ban', []),
  },
  {
    code: 'InvalidRequest',
    how: 'a query value out of bounds',
    cause: ({ v1 }) => v1.listMediaResources({ pageSize: 0 }),
    params: { detail: 'pageSize=0' },
  },
  {
    code: 'InvalidRequest',
    how: 'an unknown container',
    cause: ({ call }) => call('POST', '/v2/medias/upload', { name: 'a', container: 'exe' }),
    params: { detail: 'container=exe' },
  },
  {
    code: 'IdempotentParameterMismatch',
    how: 'a client token reused with another body',
    cause: async ({ v2 }) => {
      const update = (name: string) =>
        v2.sendRequest('PUT', `/v2/medias/${media.published}`, {
          params: { clientToken: 'token-1' },
          body: JSON.stringify({ name }),
        })
      await update('first')
      return update('second')
    },
  },
  {
    code: 'PreconditionFailed',
    how: 'a stale If-Match',
    cause: async ({ v2, call }) => {
      const path = `/v2/medias/${media.published}`
      const { http_headers } = await call('GET', path)
      await call('PUT', path, { name: 'changed by another' })
      const headers = { 'If-Match': http_headers['etag'] ?? '' }
      return v2.sendRequest('PUT', path, { headers, body: '{"name":"mine"}' })
    },
  },

  // Media.
  {
    code: 'MediaNotFound',
    how: 'an unknown media, v2',
    cause: ({ call }) => call('GET', `/v2/medias/${unknownMedia}`),
    params: { mediaId: unknownMedia },
  },
  {
    code: 'MediaNotFound',
    how: 'an unknown media, v1',
    cause: ({ v1 }) => v1.getMediaResource(unknownMedia),
    params: { mediaId: unknownMedia },
  },
  {
    code: 'MediaBanned',
    how: 'playing a banned media',
    cause: ({ v1 }) => v1.getPlayableUrl(media.banned),
    params: { mediaId: media.banned },
  },
  {
    code: 'MediaBanned',
    how: 'downloading a banned media',
    cause: ({ v1 }) => v1.getDownloadUrl(media.bannedBySystem),
    params: { mediaId: media.bannedBySystem },
  },
  {
    code: 'MediaBanned',
    how: 'processing a banned media',
    cause: ({ call }) => call('POST', '/v2/medias/process', processing(media.banned, SEED.workflowId)),
    params: { mediaId: media.banned },
  },
  {
    code: 'MediaBannedBySystem',
    how: 'unbanning a media that the platform banned',
    cause: ({ call }) => call('PUT', '/v2/medias/unban', { mediaId: media.bannedBySystem }),
    params: { mediaId: media.bannedBySystem },
  },
  {
    code: 'MediaBanStatusError',
    how: 'unbanning a media that is not banned',
    cause: ({ call }) => call('PUT', '/v2/medias/unban', { mediaId: media.published }),
    params: { status: 'NORMAL' },
  },
  {
    code: 'MediaProcessingNow',
    how: 'deleting a media that is being processed',
    cause: ({ v1 }) => v1.deleteMediaResource(media.processing),
    params: { mediaId: media.processing },
  },
  {
    code: 'MediaProcessParamError',
    how: 'an unknown workflow',
    cause: ({ call }) => call('POST', '/v2/medias/process', processing(media.published, 'no-such')),
    params: { mediaId: media.published, detail: 'workflow no-such not found' },
  },
  {
    code: 'RequestConflict',
    how: 'changing a media during another change',
    cause: ({ call }) => call('PUT', `/v2/medias/${media.changing}`, { name: 'mine' }),
  },

  // Uploads, tasks and callbacks.
  {
    code: 'IllegalMediaSessionKey',
    how: 'completing an unknown session',
    cause: ({ call }) => call('POST', '/v2/medias/complete_upload', { sessionKey: 'no-such' }),
    params: { sessionKey: 'no-such' },
  },
  {
    code: 'MediaSourceFileNotFound',
    how: 'completing before the upload',
    cause: ({ call }) => call('POST', '/v2/medias/complete_upload', { sessionKey: sessions.nothingUploaded }),
    params: { sessionKey: sessions.nothingUploaded },
  },
  {
    code: 'MultipartEtagsMissing',
    how: 'completing a multipart upload without its etags',
    cause: ({ call }) => call('POST', '/v2/medias/complete_upload', { sessionKey: sessions.multipart }),
    params: { mediaId: sessionMedia.multipart },
  },
  {
    code: 'MediaTaskNotFound',
    how: 'an unknown task',
    cause: ({ call }) => call('GET', `/v2/tasks/${unknownTask}`),
    params: { taskId: unknownTask },
  },
  {
    code: 'UrlNotAllowed',
    how: 'a callback URL that is not HTTP',
    cause: ({ call }) => call('PUT', '/v2/callback', { callbackUrl: 'ftp://bff.example.com' }),
    params: { url: 'ftp://bff.example.com' },
  },
]

function account(code: VodErrorCode, state: AccountState): BuiltInError {
  const how = `an account that is ${state}`
  const cause = ({ call }: SdkClients, vod: VodEmulator) => {
    vod.account = state
    return call('GET', '/v2/medias')
  }
  return { code, how, cause }
}

function processing(mediaId: string, workflowId: string): object {
  return { mediaId, workflow: { workflowId } }
}
