import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import { WATCH_FOR_A_JUMP } from '../steps.ts'

const NO_NOTIFICATION_CAUSES = [
  say(
    'The notification was deleted, or never created in this account.',
    '该通知已被删除，或从未在此账号中创建。',
  ),
  say('Its name is misspelled: names are compared exactly.', '名称拼写错误：名称按完全一致比较。'),
]

const NO_NOTIFICATION_ACTIONS = {
  developer: [say('Reload the list of notifications.', '重新加载通知列表。')],
  operator: [
    say(
      'If the BFF’s configuration holds the name, compare it with the console, and create the notification where it is missing.',
      '如果名称写在 BFF 的配置里，与控制台对照，缺少时创建该通知。',
    ),
  ],
  onCall: [
    WATCH_FOR_A_JUMP,
    say(
      'While it is missing, nobody learns that tasks have finished: check whether results are stuck.',
      '通知缺失期间无人得知任务完成：检查是否有结果积压。',
    ),
  ],
} as const

/** Caller faults: notifications and callbacks. */
export const NOTIFICATIONS = {
  NotificationNotFound: {
    meaning: say('There is no notification with this name.', '没有该名称的通知。'),
    causes: NO_NOTIFICATION_CAUSES,
    actions: NO_NOTIFICATION_ACTIONS,
  },
  NoSuchNotification: {
    meaning: say(
      'There is no notification with this name. This is an older name of `NotificationNotFound`.',
      '没有该名称的通知。这是 `NotificationNotFound` 的旧名称。',
    ),
    causes: NO_NOTIFICATION_CAUSES,
    actions: NO_NOTIFICATION_ACTIONS,
  },
  NotificationAlreadyExists: {
    meaning: say('A notification with this name already exists.', '已存在同名的通知。'),
    causes: [
      say('Somebody else created it, or a setup script ran twice.', '他人已经创建，或初始化脚本运行了两次。'),
    ],
    actions: {
      developer: [
        say('Ask for another name, and keep the other inputs.', '请用户换一个名称，并保留其他输入。'),
      ],
      operator: [
        say(
          'In a setup script, look for the notification first, and update it instead of creating it.',
          '在初始化脚本中先查询，已存在则更新而不是创建。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
  UrlNotAllowed: {
    meaning: say('VOD refuses this callback URL.', 'VOD 不接受该回调 URL。'),
    causes: [
      say(
        'The URL is not `http` or `https`, or names a private address.',
        'URL 不是 `http` 或 `https`，或指向内网地址。',
      ),
      say('The host is misspelled.', '主机名拼写错误。'),
    ],
    actions: {
      developer: [say('Check the form of the URL before it is sent.', '提交前校验 URL 格式。')],
      operator: [
        say(
          'Use a public host that VOD can reach. In development, use a tunnel or the emulator.',
          '使用 VOD 可以访问的公网域名；开发时可使用内网穿透或模拟器。',
        ),
      ],
      onCall: [WATCH_FOR_A_JUMP],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
