import type { VodErrorCode } from '@vod-errors/core'
import { type Entry, say } from '../entry.ts'
import {
  BILL,
  FIND_THE_LINE,
  KEEP_THE_ID,
  NO_RETRY,
  REAL_NAME,
  SUBSCRIPTION,
  TICKET,
  WHICH_KEY,
} from '../steps.ts'

/** Operator faults: the state of the account that the BFF's key belongs to. */
export const ACCOUNT = {
  OptInRequired: {
    meaning: say(
      'The account has no subscription for the service that the call needs.',
      '账号没有订阅该调用所需的服务。',
    ),
    causes: [
      say(
        'VOD, or the feature that the call uses, was never activated for this account.',
        '该账号从未开通 VOD 或该调用所用的功能。',
      ),
      say(
        'The key belongs to another account than the one that has VOD.',
        '密钥所属账号不是开通了 VOD 的账号。',
      ),
      say('The subscription was canceled.', '订阅已被取消。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        WHICH_KEY,
        SUBSCRIPTION,
        say(
          'If only one operation fails, look up in its API page which feature it needs, and activate that.',
          '如果只有某个操作失败，请在其 API 文档中查看它依赖的功能并开通。',
        ),
        BILL,
        TICKET,
      ],
      onCall: [
        say(
          'Reach somebody who may activate services for the account. Nobody else can fix this.',
          '联系有权为该账号开通服务的人，只有他们能解决。',
        ),
        NO_RETRY,
      ],
    },
  },
  UserNotFound: {
    meaning: say('VOD is not activated for the account of this key.', '该密钥所属的账号没有开通 VOD。'),
    causes: [
      say(
        'The key belongs to the wrong account, often after an environment was copied.',
        '密钥属于错误的账号，常见于复制环境配置之后。',
      ),
      say('VOD was never activated for this account.', '该账号从未开通 VOD。'),
    ],
    actions: {
      developer: [
        KEEP_THE_ID,
        say(
          'The status is 404, but it does not mean that a video or a person is missing: read `code`, not the status.',
          '状态码虽为 404，但并不表示视频或用户不存在：请读取 `code`，不要只看状态码。',
        ),
      ],
      operator: [
        FIND_THE_LINE,
        say(
          'Compare the account id in `params` with the account that you mean to use.',
          '将 `params` 中的账号 ID 与预期使用的账号对照。',
        ),
        WHICH_KEY,
        SUBSCRIPTION,
        TICKET,
      ],
      onCall: [
        say(
          'If it began with a deploy, restore the previous key. Otherwise reach somebody who may activate VOD.',
          '如果始于一次发布，恢复之前的密钥；否则联系有权开通 VOD 的人。',
        ),
        NO_RETRY,
      ],
    },
  },
  AccountOverdue: {
    meaning: say(
      'The account has an unpaid bill, and VOD refuses its calls.',
      '账号已欠费，VOD 拒绝其调用。',
    ),
    causes: [
      say(
        'The balance ran out, possibly overnight after a large transcoding or traffic bill.',
        '余额耗尽，可能是在大额转码或流量账单之后的夜间。',
      ),
      say('An automatic payment failed.', '自动扣款失败。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        BILL,
        say(
          'Pay, and make one call to see when VOD accepts it again.',
          '付清欠款，并用一次调用确认 VOD 何时恢复。',
        ),
        say(
          'Set a balance alert in the console well above a day’s cost, so that people hear of it first.',
          '在控制台设置余额预警，阈值应明显高于一天的费用，以便提前得知。',
        ),
        TICKET,
      ],
      onCall: [
        say(
          'Reach somebody who may pay. Everything that calls VOD is down until then, so say so on your status page.',
          '联系有权付款的人。在此之前所有 VOD 功能都不可用，请在状态页告知用户。',
        ),
        NO_RETRY,
      ],
    },
  },
  AccountBanned: {
    meaning: say(
      'The platform restricted the account because of content that it considers sensitive.',
      '账号因存在敏感内容而被平台限制。',
    ),
    causes: [
      say('Videos of your users broke the platform’s content rules.', '用户上传的视频违反了平台的内容规范。'),
      say(
        'An earlier notice to the account’s owner went unanswered.',
        '此前发给账号所有者的通知没有得到处理。',
      ),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [
        say(
          'Read the messages of the account in the console and the mail of its owner: they name the content.',
          '查看控制台的站内信和账号所有者的邮件，其中会指明相关内容。',
        ),
        say(
          'Remove that content, and appeal through a ticket with several `requestId`s.',
          '删除相关内容，并通过工单申诉，附上几个 `requestId`。',
        ),
        say(
          'Review uploads before they are published, so that it does not happen again.',
          '在发布前审核上传内容，避免再次发生。',
        ),
      ],
      onCall: [
        say(
          'Tell whoever answers for content and law. No technical step lifts this.',
          '通知内容与法务负责人。任何技术手段都无法解除限制。',
        ),
        NO_RETRY,
      ],
    },
  },
  QualifyNotPass: {
    meaning: say('The account has no real-name verification.', '账号没有通过实名认证。'),
    causes: [
      say('The account is new, and nobody has verified it yet.', '账号是新建的，尚未完成实名认证。'),
      say('The key belongs to another account than the verified one.', '密钥所属账号不是已实名认证的账号。'),
    ],
    actions: {
      developer: [KEEP_THE_ID],
      operator: [WHICH_KEY, REAL_NAME, SUBSCRIPTION, TICKET],
      onCall: [
        say(
          'If it began with a deploy, restore the previous key. Verification needs the account’s owner.',
          '如果始于一次发布，恢复之前的密钥。实名认证必须由账号所有者完成。',
        ),
        NO_RETRY,
      ],
    },
  },
} as const satisfies { readonly [Code in VodErrorCode]?: Entry }
