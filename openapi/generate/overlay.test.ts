import { describe, expect, it, vi } from 'vitest';
import { readDocument } from './document.ts';
import {
  applyOverlay,
  type Overlay,
  type OverlayAction,
  OverlayActionError,
  readOverlays,
} from './overlay.ts';

const document = await readDocument();

function overlayOf(...actions: Array<Omit<OverlayAction, 'description' | 'x-evidence'>>): Overlay {
  return {
    overlay: '1.0.0',
    info: { title: 'Somewhere', version: '1.0.0', 'x-summary': '', 'x-left-out': [] },
    actions: actions.map((action) => ({ ...action, description: 'a change', 'x-evidence': [] })),
  };
}

describe('applyOverlay', () => {
  it('merges an update into what is there', async () => {
    const result = await applyOverlay(
      document,
      overlayOf({ target: '$.info', update: { title: 'Another' } }),
    );
    expect(result.info).toEqual({ ...document.info, title: 'Another' });
  });

  it('removes what the target names', async () => {
    const result = await applyOverlay(
      document,
      overlayOf({ target: '$.components.schemas.Error', remove: true }),
    );
    expect(Object.keys(result.components.schemas)).toEqual(
      Object.keys(document.components.schemas).filter((name) => name !== 'Error'),
    );
  });

  it('applies the actions one after the other', async () => {
    const result = await applyOverlay(
      document,
      overlayOf({ target: '$', update: { 'x-new': { a: 1 } } }, { target: "$['x-new']", update: { b: 2 } }),
    );
    expect(result['x-new']).toEqual({ a: 1, b: 2 });
  });

  it('leaves the document that it is given, and the order of its members, as they are', async () => {
    const before = JSON.stringify(document);
    const result = await applyOverlay(
      document,
      overlayOf({ target: '$.info', update: { version: '9.9.9' } }),
    );
    expect(JSON.stringify(document)).toBe(before);
    expect(JSON.stringify(result)).toBe(
      before.replace(`"version":"${document.info.version}"`, '"version":"9.9.9"'),
    );
  });

  it('names the action whose target matches nothing', async () => {
    const overlay = overlayOf(
      { target: '$.info', update: { title: 'Another' } },
      { target: '$.components.schemas.Missing', remove: true },
    );
    const error = await applyOverlay(document, overlay).catch((reason) => reason);
    expect(error).toBeInstanceOf(OverlayActionError);
    expect(error).toMatchObject({ overlay: 'Somewhere', position: 2, action: overlay.actions[1] });
    expect(error.message).toBe(
      'Overlay "Somewhere", action 2 ($.components.schemas.Missing): its target matches nothing in the document',
    );
  });

  it.each([
    ['updates an array', { target: '$.tags', update: { name: 'more' } }, /updates an array/],
    [
      'removes several entries of one array',
      { target: '$.servers[0].variables.region.enum[*]', remove: true },
      /several/,
    ],
    ['removes the document', { target: '$', remove: true }, /not an action of Overlay 1\.0/],
    ['changes nothing', { target: '$.info' }, /not an action of Overlay 1\.0/],
    ['has no JSONPath', { target: '$.info[', remove: true }, /matches nothing/],
  ])('refuses an action that %s', async (_what, action, reason) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(applyOverlay(document, overlayOf(action))).rejects.toThrow(reason);
    said.mockRestore();
  });
});

describe('every overlay in openapi/overlays/', async () => {
  it.each([...(await readOverlays())])(
    '%s applies, and says what each action does',
    async (_name, overlay) => {
      await expect(applyOverlay(document, overlay)).resolves.not.toEqual(document);
      expect(overlay.overlay).toBe('1.0.0');
      for (const action of overlay.actions) expect(action.description).toMatch(/\.$/);
    },
  );
});
