import { useCallback } from 'react'
import type { Bff } from '../bff.ts'
import { useLocale } from '../locale.tsx'
import { linkTo } from '../route.ts'
import { useAction, useCall } from '../use-call.ts'
import { VodErrorNotice } from '../vod-error-notice.tsx'

/** The preset of the emulated VOD. */
const PRESET_ID = 'emulatedpreset000001'

interface MediaBody {
  readonly mediaId: string
  readonly status: 'PUBLISHED' | 'DISABLED' | 'RUNNING' | 'FAILED' | 'BANNED'
  readonly attributes: { readonly title: string }
}

interface Props {
  readonly bff: Bff
  readonly mediaId: string
}

/** One video: its player, and what can be done with it. */
export function MediaPage({ bff, mediaId }: Props) {
  const { texts } = useLocale()
  const path = `/media/${encodeURIComponent(mediaId)}`
  const load = useCallback((signal: AbortSignal) => bff.call<MediaBody>('GET', path, { signal }), [bff, path])
  const { state, reload } = useCall(load)
  return (
    <>
      <a href="#/">← {texts.back}</a>
      {state.status === 'loading' && <p className="faint">{texts.loading}</p>}
      {state.status === 'failed' && (
        <VodErrorNotice key={state.error.requestId} error={state.error} onRetry={reload} />
      )}
      {state.status === 'done' && (
        <>
          <div className="head">
            <h2>{state.data.attributes.title}</h2>
            <span className="badge" data-state={state.data.status}>
              {texts[state.data.status]}
            </span>
          </div>
          <Player bff={bff} path={path} />
          <Changes bff={bff} mediaId={mediaId} onChange={reload} />
        </>
      )}
    </>
  )
}

function Player({ bff, path }: { readonly bff: Bff; readonly path: string }) {
  const { texts } = useLocale()
  const { state, run } = useAction(() => bff.call<{ readonly file: string }>('GET', `${path}/play`))
  return (
    <div className="player">
      {state.status === 'done' && (
        <p>
          {texts.playing} <code>{state.data.file}</code>
        </p>
      )}
      {(state.status === 'idle' || state.status === 'loading') && (
        <button
          type="button"
          className="primary"
          onClick={() => void run()}
          aria-busy={state.status === 'loading'}
        >
          ▶ {texts.play}
        </button>
      )}
      {state.status === 'failed' && (
        <VodErrorNotice key={state.error.requestId} error={state.error} onRetry={() => void run()} />
      )}
    </div>
  )
}

type Change = 'process' | 'ban' | 'remove'

function Changes({ bff, mediaId, onChange }: Props & { readonly onChange: () => void }) {
  const { texts } = useLocale()
  const path = `/media/${encodeURIComponent(mediaId)}`
  const changes: Readonly<Record<Change, () => Promise<void>>> = {
    process: async () => {
      const { taskId } = await bff.call<{ taskId: string }>('POST', `${path}/process`, {
        body: { presetId: PRESET_ID },
      })
      location.hash = linkTo('task', taskId)
    },
    ban: async () => {
      await bff.call('POST', `${path}/ban`)
      onChange()
    },
    remove: async () => {
      await bff.call('DELETE', path)
      location.hash = '#/'
    },
  }
  const { state, run } = useAction(async (change: Change) => await changes[change]())
  return (
    <>
      <div className="row">
        {(['process', 'ban', 'remove'] as const).map((change) => (
          <button
            key={change}
            type="button"
            onClick={() => void run(change)}
            aria-busy={state.status === 'loading'}
          >
            {texts[change]}
          </button>
        ))}
      </div>
      {state.status === 'failed' && <VodErrorNotice key={state.error.requestId} error={state.error} />}
    </>
  )
}
