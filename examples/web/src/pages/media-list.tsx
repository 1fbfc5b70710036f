import { useCallback, useState } from 'react'
import type { Bff } from '../bff.ts'
import { useLocale } from '../locale.tsx'
import { linkTo } from '../route.ts'
import { useCall } from '../use-call.ts'
import { VodErrorNotice } from '../vod-error-notice.tsx'

interface MediaPageBody {
  readonly data: readonly {
    readonly mediaId: string
    readonly name: string
    readonly banStatus: 'NORMAL' | 'BANNED' | 'BANNED_BY_SYSTEM'
  }[]
}

/** All videos, and a form to track a task. */
export function MediaList({ bff }: { readonly bff: Bff }) {
  const { texts } = useLocale()
  const load = useCallback(
    (signal: AbortSignal) => bff.call<MediaPageBody>('GET', '/media', { signal }),
    [bff],
  )
  const { state, reload } = useCall(load)
  return (
    <>
      <div className="head">
        <h2>{texts.videos}</h2>
        <button type="button" onClick={reload}>
          {texts.reload}
        </button>
      </div>
      {state.status === 'loading' && <p className="faint">{texts.loading}</p>}
      {state.status === 'failed' && (
        <VodErrorNotice key={state.error.requestId} error={state.error} onRetry={reload} />
      )}
      {state.status === 'done' && <Videos videos={state.data.data} />}
      <TaskForm />
    </>
  )
}

function Videos({ videos }: { readonly videos: MediaPageBody['data'] }) {
  const { texts } = useLocale()
  if (videos.length === 0) return <p className="faint">{texts.noVideos}</p>
  return (
    <ul className="cards">
      {videos.map(({ mediaId, name, banStatus }) => (
        <li key={mediaId}>
          <a href={linkTo('media', mediaId)}>
            <span className="thumbnail" aria-hidden="true" />
            <strong>{name}</strong>
            <span className="badge" data-state={banStatus}>
              {texts[banStatus]}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function TaskForm() {
  const { texts } = useLocale()
  const [taskId, setTaskId] = useState('')
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        location.hash = linkTo('task', taskId)
      }}
    >
      <label htmlFor="task-id">{texts.findTask}</label>
      <input
        id="task-id"
        required
        placeholder="tsk-…"
        aria-label={texts.taskId}
        value={taskId}
        onChange={(event) => setTaskId(event.target.value.trim())}
      />
      <button type="submit">{texts.track}</button>
    </form>
  )
}
