// The files pages load: GOV.UK Frontend's styles and behaviour without what belongs to GOV.UK alone (its typeface and crest),
// and our own. Read, cut and compressed at start; the address holds a hash of the content, so that browsers may keep them for ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { Router } from 'express';
import { paths } from './paths.ts';

interface Asset {
  readonly name: string;
  readonly href: string;
  readonly type: string;
  readonly plain: Buffer;
  readonly brotli: Buffer;
}

/** The files by the name under which templates link them. */
interface Assets {
  readonly links: { readonly frontend: string; readonly scheme: string; readonly start: string; readonly icon: string };
  readonly all: readonly Asset[];
}

const own = join(import.meta.dirname, 'assets');
const frontend = fileURLToPath(new URL('.', import.meta.resolve('govuk-frontend')));

/**
 * GOV.UK Frontend's stylesheet for a service that is not on GOV.UK: no GDS Transport (its licence is GOV.UK's alone), no crest.
 * Throws an Error when either is still mentioned, as after an upgrade that writes them in another way.
 */
export function stylesWithoutGovUkBrand(css: string): string {
  const cut = css
    .replace(/\/\*![^*]*Margaret Calvert[^*]*\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial', 'arial')
    .replace(/[a-z-]+:url\([^)]*govuk-crest\.svg\);?/g, '')
    .replace(/\/\*# sourceMappingURL=[^*]*\*\//g, '');
  const left = /GDS Transport|@font-face|govuk-crest|url\(/.exec(cut);
  if (left) throw new Error(`The stylesheet of govuk-frontend still holds "${left[0]}", which a service outside GOV.UK may not use.`);
  return cut;
}

let loaded: Assets | undefined;

/** All files, loaded at the first call. */
export function assets(): Assets {
  loaded ??= load();
  return loaded;
}

function load(): Assets {
  const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
  const styles = asset('frontend.css', 'text/css', stylesWithoutGovUkBrand(read(frontend, 'govuk-frontend.min.css')));
  const behaviour = asset(
    'frontend.js',
    'text/javascript',
    read(frontend, 'govuk-frontend.min.js').replace(/\/\/# sourceMappingURL=.*/, ''),
  );
  const scheme = asset('scheme.css', 'text/css', read(own, 'scheme.css'));
  const parts = [behaviour, ...['autosave.js', 'timetable.js', 'upload.js'].map((name) => asset(name, 'text/javascript', read(own, name)))];
  const linked = parts.reduce((text, { name, href }) => text.replace(`'./${name}'`, `'${href}'`), read(own, 'start.js'));
  const start = asset('start.js', 'text/javascript', linked);
  const icon = asset('icon.svg', 'image/svg+xml', read(own, 'icon.svg'));
  return {
    links: { frontend: styles.href, scheme: scheme.href, start: start.href, icon: icon.href },
    all: [styles, ...parts, scheme, start, icon],
  };
}

// Half a second of each start is not worth the last tenth of a file that a browser asks for once.
const squeeze = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

function asset(name: string, type: string, content: string): Asset {
  const plain = Buffer.from(content);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 16);
  return { name, href: `${paths.assets}/${hash}/${name}`, type, plain, brotli: brotliCompressSync(plain, squeeze) };
}

/** Serves the files; any other address below theirs is left to the rest of the service. */
export function serveAssets(): Router {
  const router = Router();
  for (const { href, type, plain, brotli } of assets().all) {
    router.get(href, (request, response) => {
      const squeezed = request.acceptsEncodings('br', 'identity') === 'br';
      response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }).type(type);
      if (squeezed) response.set('Content-Encoding', 'br');
      response.send(squeezed ? brotli : plain);
    });
  }
  return router;
}
