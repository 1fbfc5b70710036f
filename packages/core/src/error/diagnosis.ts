import { type Classification, classify, type VodFacts } from './classify.ts'
import { VodError } from './vod-error.ts'

/**
 * What a thrown value was found to be: a failure of VOD. The answer needs the classification alone; the VodError, whose
 * text costs many times as much to make safe, is made when a hook, a listener or a log line first asks for it.
 */
export interface Diagnosis {
  readonly classification: Classification
  /** VOD's id of the failed call; `undefined` where it gave none that is fit to print. */
  readonly requestId: string | undefined
  /** The VodError, always the same one. */
  readonly error: () => VodError
}

/** The diagnosis by facts that recognition has read off a thrown value, which becomes the error's `cause`. */
export function diagnose(facts: VodFacts, thrown: unknown): Diagnosis {
  let error: VodError | undefined
  return {
    classification: classify(facts),
    requestId: facts.requestId,
    error: () => {
      error ??= withoutStack(() => new VodError({ ...facts, cause: thrown }))
      return error
    },
  }
}

/** The stack would lead to this package and to nothing of the app's, and capturing it costs as much as all the rest. */
function withoutStack<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error
  // Not an assignment: where the app has frozen what is built in, that would throw.
  Reflect.set(Error, 'stackTraceLimit', 0)
  try {
    return make()
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit)
  }
}

/** The diagnosis of what was a VodError of this very class already. */
export function diagnosisOf(error: VodError): Diagnosis {
  const record = VodError.recordOf(error)
  return { classification: record, requestId: record.requestId, error: () => error }
}
