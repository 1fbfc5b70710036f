import { useCallback, useEffect, useState } from 'react'
import type { Bff } from '../bff.ts'
import { useLocale } from '../locale.tsx'
import { type CallState, useCall } from '../use-call.ts'
import { VodErrorNotice } from '../vod-error-notice.tsx'

const POLL_MS = 2000

type TaskStatus = 'READY' | 'RUNNING' | 'FAILED' | 'SUCCESS' | 'FINISHED'

interface TaskBody {
  readonly status: TaskStatus
}

/** Asks for a task until it ends. A failed call stops the asking until the person tries again. */
export function TaskPage({ bff, taskId }: { readonly bff: Bff; readonly taskId: string }) {
  const { texts } = useLocale()
  const path = `/tasks/${encodeURIComponent(taskId)}`
  const load = useCallback((signal: AbortSignal) => bff.call<TaskBody>('GET', path, { signal }), [bff, path])
  const { state, reload } = useCall(load)
  const status = useLastStatus(state)
  useEffect(() => {
    if (state.status !== 'done' || !isRunning(state.data.status)) return
    const timer = setTimeout(reload, POLL_MS)
    return () => clearTimeout(timer)
  }, [state, reload])
  return (
    <>
      <a href="#/">← {texts.back}</a>
      <h2>
        {texts.task} <code>{taskId}</code>
      </h2>
      {state.status === 'failed' ? (
        <VodErrorNotice key={state.error.requestId} error={state.error} onRetry={reload} />
      ) : (
        <p role="status">{status ? texts[textFor(status)] : texts.loading}</p>
      )}
    </>
  )
}

/** The status that is shown while the next one is asked for. */
function useLastStatus(state: CallState<TaskBody>): TaskStatus | undefined {
  const [last, setLast] = useState<TaskStatus>()
  const current = state.status === 'done' ? state.data.status : last
  useEffect(() => setLast(current), [current])
  return current
}

/** VOD writes a status in any letter case. */
function isRunning(status: TaskStatus): boolean {
  return /^(?:READY|RUNNING)$/i.test(status)
}

function textFor(status: TaskStatus): 'working' | 'taskFailed' | 'finished' {
  if (isRunning(status)) return 'working'
  return /^(?:FINISHED|SUCCESS)$/i.test(status) ? 'finished' : 'taskFailed'
}
