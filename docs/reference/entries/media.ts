import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import { FIND_THE_LINE, RETRY_LATER, WATCH_FOR_A_JUMP } from '../steps.ts'

const NO_MEDIA_CAUSES = [
  say('The media was deleted while somebody had the page open.', '页面打开期间媒资被删除。'),
  say('The id is mistyped or truncated, or comes from an old link.', 'ID 输错、被截断，或来自旧链接。'),
  say('The id belongs to another account or environment.', 'ID 属于另一个账号或环境。'),
]

const NO_MEDIA_ACTIONS = {
  developer: [
    say(
      'Show that the video is gone, remove it from lists, and offer the way back.',
      '提示视频已不存在，将其从列表中移除，并提供返回入口。',
    ),
    say('Do not retry: the response will be the same.', '不要重试，结果不会改变。'),
  ],
  operator: [
    say(
      'If your database still lists the media, find out who deleted it: your own code, the console, or a lifecycle rule.',
      '如果数据库中仍有该媒资，查明由谁删除：自己的代码、控制台，还是生命周期规则。',
    ),
    say(
      'If every id fails, the BFF’s key belongs to another account than the media.',
      '如果所有 ID 都失败，说明 BFF 的密钥与媒资不属于同一账号。',
    ),
  ],
  onCall: [
    WATCH_FOR_A_JUMP,
    say(
      'A jump over all ids is a wrong key or a mass deletion: treat that as an incident.',
      '所有 ID 同时出现此错误，说明用错了密钥或发生了批量删除：按事故处理。',
    ),
  ],
} as const

const BAD_INPUT_CAUSES = [
  say('A value is outside the allowed range, or its form is wrong.', '某个值超出允许范围，或格式不对。'),
  say('A form accepts more than VOD does.', '表单允许的输入范围大于 VOD 的要求。'),
]

/** Caller faults: reading, changing and processing media, and tasks. */
export const MEDIA = {
  MediaNotFound: {
    meaning: say('There is no media with this id in the account.', '账号下没有该 ID 对应的媒资。'),
    causes: NO_MEDIA_CAUSES,
    actions: NO_MEDIA_ACTIONS,
  },
  NoSuchMedia: {
    meaning: say(
      'There is no media with this id in the account. This is an older name of `MediaNotFound`.',
      '账号下没有该 ID 对应的媒资。这是 `MediaNotFound` 的旧名称。',
    ),
    causes: NO_MEDIA_CAUSES,
    actions: NO_MEDIA_ACTIONS,
  },
  MediaBanned: {
    meaning: say(
      'The media is banned, so it can neither be played nor processed.',
      '媒资已被封禁，无法播放或处理。',
    ),
    causes: [
      say('Somebody banned it, with the API or in the console.', '有人通过 API 或控制台封禁了它。'),
      say('A review found its content not acceptable.', '内容审核未通过。'),
    ],
    actions: {
      developer: [
        say('Show the message instead of the player, and do not retry.', '用提示代替播放器，不要重试。'),
        say('Hide buttons that need a playable video.', '隐藏需要视频可播放的按钮。'),
      ],
      operator: [
        say(
          'If the ban was a mistake, unban the media with PUT `/v2/medias/unban`. If that responds `MediaBannedBySystem`, only the platform can lift it.',
          '如果是误封，用 PUT `/v2/medias/unban` 解封。若返回 `MediaBannedBySystem`，则只有平台能解封。',
        ),
      ],
      onCall: [
        WATCH_FOR_A_JUMP,
        say(
          'Many banned media at once: ask whoever reviews content before you unban anything.',
          '大量媒资同时被封禁：解封之前先询问内容审核人员。',
        ),
      ],
    },
  },
  MediaBannedBySystem: {
    meaning: say(
      'The platform itself banned this media. You cannot unban it.',
      '该媒资由平台封禁，用户无法自行解封。',
    ),
    causes: [say('The platform’s own review rejected the content.', '平台审核判定内容违规。')],
    actions: {
      developer: [say('Show the message, and do not offer to unban.', '展示提示，不要提供解封入口。')],
      operator: [
        say(
          'Check the content. If it is harmless, appeal through a ticket with the media id and the `requestId`.',
          '检查内容。如无问题，通过工单申诉，并附上媒资 ID 和 `requestId`。',
        ),
        say(
          'If the platform bans several media, expect `AccountBanned` next: act before that.',
          '如果多个媒资被平台封禁，接下来可能出现 `AccountBanned`：请提前处理。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  MediaBanStatusError: {
    meaning: say(
      'The media’s present state does not allow this change: for instance, it is to be banned but already is.',
      '媒资当前状态不允许该操作：例如对已封禁的媒资再次封禁。',
    ),
    causes: [
      say('Two people, or a double click, did the same thing.', '两人同时操作，或重复点击。'),
      say('The page shows an outdated state.', '页面显示的状态已过时。'),
    ],
    actions: {
      developer: [
        say(
          'Reload the media’s state, and disable the button while a change runs.',
          '重新加载媒资状态，并在操作进行中禁用按钮。',
        ),
      ],
      operator: [
        say(
          'The state that VOD saw is in `params`. If it is the one you wanted, treat the call as done.',
          'VOD 看到的状态在 `params` 中。如果正是想要的状态，可视为已完成。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  MediaProcessingNow: {
    meaning: say(
      'The media is being processed, and cannot be changed until that is over.',
      '媒资正在处理中，完成之前不能修改。',
    ),
    causes: [
      say('Transcoding or another task on this media still runs.', '该媒资的转码或其他任务仍在进行。'),
      say('The same processing was started twice.', '同一处理被提交了两次。'),
    ],
    actions: {
      developer: [
        say(
          'Show that the video is being processed, and ask again after a while, not in a tight loop.',
          '提示视频正在处理，隔一段时间再查询，不要高频轮询。',
        ),
      ],
      operator: [
        say(
          'Rely on VOD’s callbacks to learn when processing ends, and queue changes until then.',
          '通过 VOD 的事件回调得知处理完成的时间，在此之前将修改排队。',
        ),
        say(
          'If a task runs much longer than usual, look it up with GET `/v2/tasks/{taskId}`.',
          '如果任务耗时远超平常，用 GET `/v2/tasks/{taskId}` 查询。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  MediaProcessParamError: {
    meaning: say('VOD rejected the parameters of a processing request.', 'VOD 拒绝了媒资处理请求的参数。'),
    causes: [
      say(
        'The preset or workflow does not exist, or does not fit this media.',
        '模板或工作流不存在，或不适用于该媒资。',
      ),
      say('A value is outside the allowed range.', '某个值超出允许范围。'),
    ],
    actions: {
      developer: [say('Offer only settings that the BFF knows to work.', '只提供 BFF 确认可用的设置。')],
      operator: [
        FIND_THE_LINE,
        say(
          'VOD’s reason is in `params.detail`. Check that the preset or workflow still exists in the console.',
          'VOD 给出的原因在 `params.detail` 中。检查控制台中模板或工作流是否仍存在。',
        ),
      ],
      onCall: [
        WATCH_FOR_A_JUMP,
        say(
          'If every processing request fails, somebody changed or deleted a preset.',
          '如果所有处理请求都失败，很可能有人修改或删除了模板。',
        ),
      ],
    },
  },
  MediaTaskNotFound: {
    meaning: say('There is no task with this id.', '没有该 ID 对应的任务。'),
    causes: [
      say('The id is mistyped, or belongs to another account.', 'ID 输错，或属于另一个账号。'),
      say('The task is so old that it is no longer listed.', '任务过于久远，已不再保留。'),
    ],
    actions: {
      developer: [say('Stop polling, and reload the list of tasks.', '停止轮询，重新加载任务列表。')],
      operator: [
        say(
          'Store a task’s result when its callback arrives, instead of asking for it much later.',
          '在收到任务回调时保存结果，不要事后很久再查询。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  RequestConflict: {
    meaning: say(
      'Another change of the same thing is under way. VOD asks to retry later.',
      '同一对象正有另一个修改在进行，VOD 要求稍后重试。',
    ),
    causes: [
      say('Two people or two tabs save at the same time.', '两人或两个页面同时保存。'),
      say('The BFF sends several changes of one media in parallel.', 'BFF 并发提交了同一媒资的多个修改。'),
    ],
    actions: {
      developer: [
        RETRY_LATER,
        say('Disable the button until the first request has finished.', '首个请求完成之前禁用按钮。'),
      ],
      operator: [
        say('Send changes of one media one after the other.', '对同一媒资的修改应依次提交。'),
        say('Retry with `isRetryable` and a growing delay.', '用 `isRetryable` 判断并以递增间隔重试。'),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  PreconditionFailed: {
    meaning: say(
      'The thing was changed after it had been read: `If-Match` no longer matches its `ETag`.',
      '对象在读取之后被修改：`If-Match` 与当前 `ETag` 不再一致。',
    ),
    causes: [say('Somebody else saved in the meantime.', '期间有其他人保存了修改。')],
    actions: {
      developer: [
        say(
          'Load the present version, show the difference, and let the person decide. Do not overwrite silently.',
          '加载最新版本并展示差异，由用户决定，不要静默覆盖。',
        ),
      ],
      operator: [
        say(
          'Pass VOD’s `ETag` to the browser, and its `If-Match` back, unchanged.',
          '把 VOD 的 `ETag` 原样传给浏览器，并把浏览器的 `If-Match` 原样传回。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  InvalidRequest: {
    meaning: say(
      'An input is not valid; the message begins with a sub-code such as `[InvalidParameter]`. With status 403, the token service (STS) means that the BFF’s signature has expired: an operator fault.',
      '输入参数不合法，消息以 `[InvalidParameter]` 之类的子错误码开头。状态码为 403 时来自令牌服务（STS），表示 BFF 的签名已过期，属于 operator 错误。',
    ),
    causes: [
      ...BAD_INPUT_CAUSES,
      say('Status 403: the clock of the machine that signs is slow.', '状态码 403：负责签名的机器时钟偏慢。'),
    ],
    actions: {
      developer: [
        say(
          'Check inputs before they are sent, with the limits of VOD’s API page.',
          '提交前按 VOD API 文档的限制校验输入。',
        ),
        say('Keep what the person has typed.', '保留用户已填写的内容。'),
      ],
      operator: [
        FIND_THE_LINE,
        say(
          'Validate in the BFF, too, and name the field in your own error before VOD is called.',
          '在 BFF 中同样校验，在调用 VOD 之前就用自己的错误指明是哪个字段。',
        ),
        say(
          'Status 403: check the clock as for `RequestExpired`.',
          '状态码 403：按 `RequestExpired` 检查时钟。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  InvalidParameter: {
    meaning: say(
      'An input is not valid. Older pages of VOD list it under this code.',
      '输入参数不合法。VOD 的旧版文档使用该错误码。',
    ),
    causes: BAD_INPUT_CAUSES,
    actions: {
      developer: [
        say(
          'Check inputs before they are sent, with the limits of VOD’s API page.',
          '提交前按 VOD API 文档的限制校验输入。',
        ),
        say('Keep what the person has typed.', '保留用户已填写的内容。'),
      ],
      operator: [
        FIND_THE_LINE,
        say(
          'VOD does not name the field here: compare the request with the API page, or reproduce it against the emulator.',
          'VOD 没有指明字段：请对照 API 文档检查请求，或用模拟器复现。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  NoSuchProject: {
    meaning: say('There is no project with this name or id.', '没有该名称或 ID 的项目。'),
    causes: [
      say('The project was deleted.', '项目已被删除。'),
      say('Its name is misspelled, or belongs to another account.', '名称拼写错误，或属于另一个账号。'),
    ],
    actions: {
      developer: [say('Reload the list of projects.', '重新加载项目列表。')],
      operator: [
        say(
          'If the BFF’s configuration names the project, look for it in the console of the key’s account.',
          '如果项目写在 BFF 的配置里，在密钥所属账号的控制台中查找它。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
