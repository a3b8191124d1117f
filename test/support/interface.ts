/**
 * Mocha's interface, with one difference: if a set-up fails, only its error is reported. The clean-up still runs, for what was
 * set up before the failure; but it finds things undefined, and an error about those would hide the cause.
 */
import Mocha from 'mocha';

type SetUp = 'beforeAll' | 'beforeEach';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how Mocha declares its types
  namespace Mocha {
    interface Suite {
      /** What the published types omit. */
      getHooks(name: SetUp): readonly Hook[];
    }
  }
}

export default function bdd(root: Mocha.Suite): void {
  Mocha.interfaces.bdd(root);
  root.on('pre-require', (context) => {
    context.after = quietAfter('beforeAll', context.after);
    context.afterEach = quietAfter('beforeEach', context.afterEach);
  });
}

function quietAfter(setUp: SetUp, hook: Mocha.HookFunction): Mocha.HookFunction {
  return (cleanUp: string | Mocha.Func | Mocha.AsyncFunc) => {
    if (typeof cleanUp === 'string' || cleanUp.length > 0)
      throw new TypeError('A clean-up has no name and no callback');
    hook(async function () {
      try {
        const done: unknown = Reflect.apply(cleanUp, this, []);
        await done;
      } catch (error) {
        const setUps = this.test?.parent?.getHooks(setUp) ?? [];
        if (!setUps.some(({ state }) => state === 'failed')) throw error;
      }
    });
  };
}
