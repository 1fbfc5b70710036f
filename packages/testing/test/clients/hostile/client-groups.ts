/** Groups of clients that behave alike, by their names in `CLIENTS`. */
export const SDK = ['@baiducloud/sdk, API v1', '@baiducloud/sdk, API v2']
const SDKS = [...SDK, 'bce-sdk-js']
/** Their reading of a response is the package's own. */
export const WRAPPED = [
  '@baiducloud/sdk, API v1, wrapped',
  '@baiducloud/sdk, API v2, wrapped',
  'bce-sdk-js, wrapped',
]
export const FETCHES = ['fetch', 'undici fetch', 'ky', 'ofetch', 'fetch, the Response thrown']
export const NODE_FETCHES = ['node-fetch', 'node-fetch, the Response thrown']
export const UNDICI_REQUESTS = [
  'undici request',
  'undici responseError',
  'undici request, the response thrown',
]
/** These read and parse the whole body by themselves. */
export const PARSING = [...SDKS, 'axios', 'undici responseError', 'superagent', 'ofetch']

/** Clients that throw outside any promise, and why. */
export const UNPARSABLE = { 'bce-sdk-js': 'fails on JSON that cannot be parsed' }
export const NULL_BODY = Object.fromEntries(
  SDKS.map((client) => [client, 'looks for a request id in whatever was parsed']),
)
