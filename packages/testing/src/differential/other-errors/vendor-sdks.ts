import { caught, type MakeThrown, rejectionOf } from './thrown-value.ts'

/** Errors of the SDKs of other services. */
export const VENDOR_SDK_ERRORS: Readonly<Record<string, MakeThrown>> = {
  'AWS SDK, service error': async ({ upstream }) => {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts')
    const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' }
    const client = new STSClient({
      ...{ endpoint: `${upstream}/missing`, region: 'us-east-1', credentials, maxAttempts: 1 },
    })
    return rejectionOf(client.send(new GetCallerIdentityCommand({})))
  },
  'AWS SDK, modeled error': async () => {
    const { ExpiredTokenException } = await import('@aws-sdk/client-sts')
    return new ExpiredTokenException({
      message: 'expired',
      $metadata: { httpStatusCode: 400, requestId: '1' },
    })
  },
  'Azure RestError': async ({ upstream }) => {
    const { createHttpHeaders, createPipelineRequest, RestError } = await import('@azure/core-rest-pipeline')
    const request = createPipelineRequest({ url: upstream })
    const headers = createHttpHeaders({ 'retry-after': '5' })
    const response = { request, headers, status: 404, bodyAsText: '{"code":"Gone"}' }
    return new RestError('gone', { code: 'Gone', statusCode: 404, request, response })
  },
  'Azure RestError, refused': async ({ refused }) => {
    const { createDefaultHttpClient, createPipelineRequest } = await import('@azure/core-rest-pipeline')
    const request = createPipelineRequest({ url: refused, allowInsecureConnection: true })
    return rejectionOf(createDefaultHttpClient().sendRequest(request))
  },
  'Stripe, 404': async () => {
    const { default: Stripe } = await import('stripe')
    const headers = { 'request-id': 'req_1', 'stripe-version': '1' }
    const raw = { type: 'invalid_request_error', message: 'No such customer', statusCode: 404, headers }
    return new Stripe.errors.StripeInvalidRequestError(Object(raw))
  },
  'Stripe, card': async () => {
    const { default: Stripe } = await import('stripe')
    return new Stripe.errors.StripeCardError(
      Object({ message: 'declined', code: 'card_declined', statusCode: 402 }),
    )
  },
  'OpenAI, rate limit': async () => {
    const { APIError } = await import('openai')
    const headers = new Headers({ 'retry-after': '5', 'x-request-id': 'req_1' })
    return APIError.generate(429, { error: { message: 'slow down', code: 'rate' } }, 'slow down', headers)
  },
  'OpenAI, refused': async ({ refused }) => {
    const { default: OpenAI } = await import('openai')
    return rejectionOf(new OpenAI({ apiKey: 'x', baseURL: refused, maxRetries: 0 }).models.list())
  },
  'Octokit, 404': async ({ upstream }) => {
    const { RequestError } = await import('@octokit/request-error')
    const response = { status: 404, url: upstream, headers: { 'x-github-request-id': '1' }, data: {} }
    const request = { method: 'GET' as const, url: upstream, headers: { authorization: 'token x' } }
    return new RequestError('Not Found', 404, { request, response: Object(response) })
  },
  'pg, duplicate key': async () => {
    const { DatabaseError } = await import('pg')
    return Object.assign(new DatabaseError('duplicate key', 13, 'error'), {
      ...{ severity: 'ERROR', code: '23505', detail: 'Key (id)=(1) already exists.', schema: 'public' },
    })
  },
  'pg, refused': async ({ refused }) => {
    const { Client } = await import('pg')
    return rejectionOf(new Client({ host: '127.0.0.1', port: Number(new URL(refused).port) }).connect())
  },
  'file that is missing': async () => {
    const { readFile } = await import('node:fs/promises')
    return rejectionOf(readFile('/no/such/file'))
  },
  'child process that failed': async () => {
    const { execFile } = await import('node:child_process')
    const { promisify } = await import('node:util')
    return rejectionOf(promisify(execFile)(process.execPath, ['--no-such-option']))
  },
  GraphQLError: async () => {
    const { GraphQLError } = await import('graphql')
    return new GraphQLError('No such field', { extensions: { code: 'GONE', http: { status: 404 } } })
  },
  'GraphQL syntax error': async () => {
    const { parse } = await import('graphql')
    return caught(() => parse('{ field('))
  },
}
