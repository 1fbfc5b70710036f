import { Application, ReflectionKind } from 'typedoc'

/** A factory, by its name. */
const FACTORY = /^(?:create|wrap|instrument|collect|vod)[A-Z]/

/** A plugin of typedoc's: warns of every exported factory that has no `@example`. */
export function load(app) {
  app.on(Application.EVENT_VALIDATE_PROJECT, (project) => {
    const functions = project.getReflectionsByKind(ReflectionKind.Function)
    for (const factory of functions.filter(({ name }) => FACTORY.test(name))) {
      const hasExample = factory.signatures.some(({ comment }) => comment?.getTag('@example'))
      if (!hasExample)
        app.logger.validationWarning(`${factory.getFullName()} is a factory and has no @example`)
    }
  })
}
