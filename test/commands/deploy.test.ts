import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { type Surroundings, deploy } from '../../src/commands/deploy.ts';

const ID = '/subscriptions/s/resourceGroups/help/providers/Microsoft.Web/sites/pwreset';
const settings = { AZURE_APP_SERVICE_RESOURCE_ID: ID, BOT_DOMAIN: 'pwreset.azurewebsites.net' };

describe('npm run deploy', () => {
  let done: string[];
  let surroundings: Surroundings;
  beforeEach(() => {
    done = [];
    let looks = 0;
    surroundings = {
      build: () => Promise.resolve('artefact.zip'),
      run: (program, args) => Promise.resolve(void done.push([program, ...args].join(' '))),
      isReady: (url) => Promise.resolve(void done.push(url)).then(() => (looks += 1) === 3),
      pause: () => Promise.resolve(void done.push('pause')),
      say: () => undefined,
    };
  });
  const doors = () => done.map((one) => /DefaultAction=(\w+)/.exec(one)?.[1]).filter((one) => one !== undefined);

  it('uploads through a door that is open only meanwhile, then waits until the bot is ready', async () => {
    await deploy(settings, surroundings);
    assert.match(
      done[1] ?? '',
      /^az webapp deploy --resource-group help --name pwreset --src-path artefact\.zip --type zip/,
    );
    assert.deepEqual(doors(), ['Allow', 'Deny']);
    const url = 'https://pwreset.azurewebsites.net/readyz';
    assert.deepEqual(done.slice(3), [url, 'pause', url, 'pause', url]);
  });

  it('closes the door after an upload that failed, and says so', async () => {
    const run: Surroundings['run'] = async (program, args) => {
      await surroundings.run(program, args);
      if (args.includes('deploy')) throw new Error('az webapp deploy ended with status 1');
    };
    await assert.rejects(deploy(settings, { ...surroundings, run }), /status 1/);
    assert.deepEqual(doors(), ['Allow', 'Deny']);
  });

  it('says if the door stays open, and nothing of it where it was not opened', async () => {
    const failing = (action: string): Surroundings['run'] => {
      return (_, args) => (args.join().includes(action) ? Promise.reject(new Error('az ended')) : Promise.resolve());
    };
    await assert.rejects(deploy(settings, { ...surroundings, run: failing('Deny') }), /^Error: pwreset still takes/);
    await assert.rejects(deploy(settings, { ...surroundings, run: failing('Action=') }), /^Error: az ended/);
  });

  it('closes the door after an upload that Ctrl-C ended', () => {
    const script = `
      import { deploy } from '${pathToFileURL('src/commands/deploy.ts').href}';
      const run = async (program, args) => {
        process.stdout.write(args.join(' ') + '\\n');
        if (!args.includes('deploy')) return;
        process.kill(process.pid, 'SIGINT');
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('az webapp deploy was ended');
      };
      const build = () => Promise.resolve('artefact.zip');
      await deploy(${JSON.stringify(settings)}, { build, run, say: () => undefined }).catch(({ message }) => console.log(message));
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    done = stdout.trim().split('\n');
    assert.deepEqual(doors(), ['Allow', 'Deny']);
    assert.equal(done.at(-1), 'az webapp deploy was ended');
  });

  it('gives up on a bot that never gets ready', async () => {
    const isReady = () => Promise.resolve(false);
    await assert.rejects(deploy(settings, { ...surroundings, isReady }), /does not answer with 200/);
  });

  it('builds and uploads nothing before Azure is set up', async () => {
    await assert.rejects(deploy({ ...settings, BOT_DOMAIN: '' }, surroundings), /set up Azure first/);
    assert.deepEqual(done, []);
  });
});
