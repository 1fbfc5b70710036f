import { isPromise } from '../read-unknown.ts'
import { VodError } from '../vod-error/vod-error.ts'
import type { VodErrorInit } from '../vod-error/vod-error-init.ts'
import { factsOfAppError } from './app-error.ts'
import type { Attribution } from './attribution.ts'
import { addCauses } from './cause-chain.ts'
import { isOfOtherApi, type RecognizedClient, recognizeClient } from './client-shapes.ts'
import { factsOfCopy, isCopiedError } from './copied-error.ts'
import { factsOfResponse } from './response-facts.ts'
import { hasTrait } from './traits.ts'
import { factsOfFailure, factsOfTransport, isTransportErrorOfVod } from './transport-facts.ts'
import { readResponse, unreadVodResponse } from './unread-response.ts'

/**
 * Normalizes a thrown value to a VodError; `undefined` means another error. Returns a promise only if it must read the body
 * of an upstream response. The rules are listed at {@link toVodError}. Never throws or rejects.
 */
export function normalize(
  thrown: unknown,
  attribution: Attribution,
): VodError | undefined | Promise<VodError | undefined> {
  if (VodError.isGenuine(thrown)) return thrown
  const facts = readFacts(thrown, attribution)
  return isPromise(facts) ? facts.then((facts) => vodErrorOf(thrown, facts)) : vodErrorOf(thrown, facts)
}

/** The same as {@link normalize}, but synchronous: does not read bodies. */
export function normalizeNow(thrown: unknown, attribution: Attribution): VodError | undefined {
  if (VodError.isGenuine(thrown)) return thrown
  return vodErrorOf(
    thrown,
    findFacts<never>(thrown, attribution, () => undefined),
  )
}

/** The facts of a failed call. Reads the body of the response if the client left it unread. */
export function readFacts(
  thrown: unknown,
  attribution: Attribution,
): VodErrorInit | undefined | Promise<VodErrorInit | undefined> {
  return findFacts(thrown, attribution, ({ value, shape }) => {
    // A rejection of the SDK holds no response.
    const unread = shape.isProof ? undefined : unreadVodResponse(value, attribution)
    return unread && readResponse(unread).then((client) => factsOfResponse(client, attribution))
  })
}

function vodErrorOf(thrown: unknown, facts: VodErrorInit | undefined): VodError | undefined {
  return facts && VodError.withoutStack(facts, thrown)
}

/** Searches the cause chain, nearest value first. */
function findFacts<Later>(
  thrown: unknown,
  attribution: Attribution,
  readLater: (client: RecognizedClient) => Later | undefined,
): VodErrorInit | Later | undefined {
  const causeChain = [thrown]
  let isVodCall = attribution.isVodCall
  for (const value of causeChain) {
    if (!hasTrait(value)) continue
    if (isCopiedError(value)) return factsOfCopy(value)
    const client = recognizeClient(value)
    if (!client || !isOfOtherApi(client, attribution)) {
      const facts = client && (readLater(client) ?? factsOfResponse(client, attribution))
      if (facts) return facts
      isVodCall ||= client?.host !== undefined || isTransportErrorOfVod(value, attribution)
    }
    addCauses(causeChain, value)
  }
  if (!isVodCall) return undefined
  const facts = factsOfTransport(causeChain)
  if (facts || !attribution.isVodCall) return facts ?? factsOfFailure(thrown)
  return factsOfAppError(causeChain) ?? factsOfFailure(thrown)
}
