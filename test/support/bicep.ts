/** Reads what the tests need of Bicep: declarations, and values as far as they are written out. No expression is evaluated. */

export type Value =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Value])[] }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  /** An expression, or a literal, as it is written. */
  | { readonly kind: 'text'; readonly text: string };

export type Declaration = {
  readonly what: 'param' | 'var' | 'resource' | 'module' | 'output';
  readonly name: string;
  /** Of a resource or a module: the string after its name. */
  readonly of: string;
  readonly existing: boolean;
  /** Of a param: its default, if it has one. */
  readonly value: Value | null;
};

const HEAD =
  /^(?:(param|output) (\w+) \w+(?: = )?|(var) (\w+) = |(resource|module) (\w+) '([^']+)' (existing )?= (?:if \()?)/gm;

/** @returns the declarations of a file, in its order */
export function declarationsOf(source: string): readonly Declaration[] {
  const text = withoutComments(source);
  return [...text.matchAll(HEAD)].map((head) => {
    const [start] = head;
    const what = head[1] ?? head[3] ?? head[5];
    const reader = new Reader(text, head.index + start.length);
    if (start.endsWith('if (')) reader.condition();
    const hasValue = what !== 'param' || start.endsWith('= ');
    return {
      what: kindOf(what),
      name: head[2] ?? head[4] ?? head[6] ?? '',
      of: head[7] ?? '',
      existing: head[8] !== undefined,
      value: hasValue ? reader.value() : null,
    };
  });
}

/** The value of a property, or of one inside it: `path` as in `properties.siteConfig`. */
export function at(value: Value | null | undefined, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((inside, key) => {
    return inside?.kind === 'object' ? inside.entries.find(([name]) => name === key)?.[1] : undefined;
  }, value ?? undefined);
}

const WORDS = /^(?:param|var|resource|module|output|existing|if|for|in|string|int|bool|object|array|true|false|null)$/;

/** Names that a file uses and doesn't declare; functions, which Bicep declares, end with a bracket: `union(`. */
export function undeclaredNames(source: string): readonly string[] {
  const code = codeOf(withoutComments(source));
  const declared = new Set(declarationsOf(source).map(({ name }) => name));
  for (const [, one, other, n] of code.matchAll(/\bfor (?:(\w+)|\((\w+), (\w+)\)) in\b/g)) {
    for (const name of [one, other, n]) if (name !== undefined) declared.add(name);
  }
  // Neither a member (`.name`), nor a decorator, nor the key of a property.
  const used = [...code.matchAll(/(?<![\w.@])[A-Za-z_]\w*\b(?!:)\(?/g)].map(([name]) => name);
  return [...new Set(used.filter((name) => !WORDS.test(name) && !declared.has(name)))];
}

/** What is left without texts, but for the expressions in them. */
function codeOf(text: string): string {
  let code = '';
  // For each text that is open: how many brackets are, in the expression in it.
  const open: number[] = [];
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    const depth = open.at(-1);
    if (inText) {
      if (sign === '\\') at += 1;
      else if (sign === "'") inText = false;
      else if (text.startsWith('${', at)) {
        open.push(0);
        inText = false;
        at += 1;
        code += ' ';
      }
    } else if (sign === "'") {
      inText = true;
      code += ' ';
    } else if (depth !== undefined && sign === '}' && depth === 0) {
      open.pop();
      inText = true;
    } else {
      if (depth !== undefined && /[{}]/.test(sign)) open[open.length - 1] = depth + (sign === '{' ? 1 : -1);
      code += sign;
    }
  }
  return code;
}

/** Every expression in a value, as text. */
export function textsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'array' ? value.items.flatMap(textsIn) : value.entries.flatMap(([, inside]) => textsIn(inside));
}

function kindOf(text: string | undefined): Declaration['what'] {
  const kinds = ['param', 'var', 'resource', 'module', 'output'] as const;
  const kind = kinds.find((one) => one === text);
  if (kind === undefined) throw new Error(`Not a declaration: ${text ?? ''}`);
  return kind;
}

/** Keeps `//` inside strings: those of addresses follow a colon. */
function withoutComments(text: string): string {
  return text.replaceAll(/(^|[^:])\/\/.*$/gm, '$1');
}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  /** Reads past the condition of a resource, whose bracket is open already. */
  condition(): void {
    this.#expression(')');
    this.#at += 1;
  }

  value(): Value {
    this.#space(/[ \t]/);
    const start = this.#text[this.#at];
    if (start === '{') return this.#object();
    if (start === '[') return this.#array();
    return { kind: 'text', text: this.#expression('\n') };
  }

  #object(): Value {
    const entries: (readonly [string, Value])[] = [];
    this.#at += 1;
    for (;;) {
      this.#space(/[\s,]/);
      if (this.#text[this.#at] === '}') break;
      const key = this.#expression(':').replaceAll("'", '');
      this.#at += 1;
      entries.push([key, this.value()]);
    }
    this.#at += 1;
    return { kind: 'object', entries };
  }

  #array(): Value {
    const items: Value[] = [];
    this.#at += 1;
    if (this.#text.startsWith('for ', this.#at)) {
      this.#expression(':');
      this.#at += 1;
      this.#space(/\s/);
    }
    for (;;) {
      this.#space(/[\s,]/);
      if (this.#text[this.#at] === ']') break;
      items.push(this.value());
    }
    this.#at += 1;
    return { kind: 'array', items };
  }

  #space(pattern: RegExp): void {
    while (pattern.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  /** Reads up to `end`, or to the end of what is around it, outside of brackets and strings. */
  #expression(end: string): string {
    const start = this.#at;
    for (let depth = 0; this.#at < this.#text.length; this.#at += 1) {
      const sign = this.#text[this.#at] ?? '';
      if (sign === "'") this.#string();
      else if (depth === 0 && (sign === end || /[\n\]}]/.test(sign))) break;
      else if (/[([{]/.test(sign)) depth += 1;
      else if (/[)\]}]/.test(sign)) depth -= 1;
    }
    return this.#text.slice(start, this.#at).trim();
  }

  /** Ends at the closing quote. An expression in a string may hold strings. */
  #string(): void {
    for (this.#at += 1; this.#text[this.#at] !== "'"; this.#at += 1) {
      if (this.#text[this.#at] === '\\') this.#at += 1;
      else if (this.#text.startsWith('${', this.#at)) {
        this.#at += 2;
        this.#expression('}');
      }
    }
  }
}
