/**
 * What a new or reset emulator holds, by name: key pairs, media, tasks, upload sessions, workflow and presets. Tests and
 * examples refer to these names, never to the ids.
 */
export const SEED = {
  accountId: '0123456789abcdef0123456789abcdef',
  /** May do everything. */
  credentials: { ak: 'emulated-access-key', sk: 'emulated-secret-key' },
  /** May only read: its writes are refused with AccessDenied. */
  readOnlyCredentials: { ak: 'emulated-read-only-key', sk: 'emulated-read-only-secret' },
  media: {
    published: 'mda-published0000001',
    /** Stopped by its owner through API v1. */
    disabled: 'mda-disabled00000001',
    /** Banned by its owner, who may unban it. */
    banned: 'mda-banned0000000001',
    /** Banned by the platform: its owner cannot unban it. */
    bannedBySystem: 'mda-bannedbysystem01',
    /** Processing that never ends. */
    processing: 'mda-processing000001',
    /** Its processing failed. */
    failed: 'mda-failed0000000001',
    /** Someone else's change of it is under way, for ever: every other change is a RequestConflict. */
    changing: 'mda-changing00000001',
  },
  tasks: {
    ready: 'tsk-ready00000000001',
    running: 'tsk-running000000001',
    failed: 'tsk-failed0000000001',
    /** A finished workflow whose every node succeeded. */
    finished: 'tsk-finished00000001',
    /** A finished workflow with a node that failed: the HTTP answer is 200, the failure is in `errMsg`. */
    finishedWithFailedNode: 'tsk-failednode000001',
    /** A pulled upload that succeeded. */
    success: 'tsk-success000000001',
  },
  sessions: {
    /** Applied for, but no byte has been uploaded. */
    nothingUploaded: 'c2Vzc2lvbi1ub3RoaW5nLXVwbG9hZGVk',
    /** A multipart upload with both its parts there, waiting to be completed with their etags. */
    multipart: 'c2Vzc2lvbi1tdWx0aXBhcnQ',
  },
  /** The ids of the media that the sessions are to become. */
  sessionMedia: { nothingUploaded: 'mda-nothinguploaded1', multipart: 'mda-multipart0000001' },
  workflowId: 'emulatedworkflow0001',
  presetId: 'emulatedpreset000001',
  /** A preset group of API v1. */
  presetGroupName: 'vod.inbuilt.mp4',
} as const
