import { type OpenApiOperation, at, useSuspenseQuery } from '../lib/api.ts';
import { useTexts } from '../lib/texts.ts';

/** The HTTP API as its own document describes it. */
export function ReferencePage() {
  const { t } = useTexts();
  const { data } = useSuspenseQuery(at.description);
  const tags = new Map<string, (readonly [method: string, path: string, operation: OpenApiOperation])[]>();
  for (const [path, methods] of Object.entries(data.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? '';
      tags.set(tag, [...(tags.get(tag) ?? []), [method, path, operation]]);
    }
  return (
    <div className="page reference">
      <header className="page-head">
        <h1>{t('reference.title')}</h1>
        <p lang="en" dir="ltr" className="lead">
          {data.info.description}
        </p>
        <p>
          <a href="/api/openapi.json" download>
            OpenAPI 3.1
          </a>
        </p>
      </header>
      {[...tags].map(([tag, operations]) => (
        <section key={tag} aria-label={tag}>
          <h2 lang="en">{tag}</h2>
          <div className="stack" lang="en" dir="ltr">
            {operations.map(([method, path, operation]) => (
              <Operation key={operation.operationId} method={method} path={path} operation={operation} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function Operation({ method, path, operation }: { method: string; path: string; operation: OpenApiOperation }) {
  const { t } = useTexts();
  const body = Object.entries(operation.requestBody?.content ?? {});
  const plain = method === 'get' && !path.includes('{') && !operation.parameters?.some((each) => each.required);
  return (
    <details className="operation" id={operation.operationId}>
      <summary>
        <code className={`method method-${method}`}>{method.toUpperCase()}</code> <code>{path}</code>{' '}
        <span className="quiet">{operation.summary}</span>
      </summary>
      {operation.parameters && operation.parameters.length > 0 && (
        <table className="plain-table">
          <caption>{t('reference.parameters')}</caption>
          <tbody>
            {operation.parameters.map((each) => (
              <tr key={`${each.in} ${each.name}`}>
                <th scope="row">
                  <code>{each.name}</code>
                  {each.required && ' *'}
                </th>
                <td>{each.in}</td>
                <td>
                  {each.description} <code>{JSON.stringify(each.schema)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {body.map(([type, { schema }]) => (
        <Schema key={type} name={`${t('reference.body')} ${type}`} schema={schema} />
      ))}
      {Object.entries(operation.responses).map(([status, answer]) =>
        Object.entries(answer.content ?? {}).map(([type, { schema }]) => (
          <Schema key={`${status} ${type}`} name={`${status} ${type}`} schema={schema} />
        )),
      )}
      {plain && (
        <p>
          <a href={path} target="_blank" rel="noreferrer">
            {t('reference.try')}
          </a>
        </p>
      )}
    </details>
  );
}

function Schema({ name, schema }: { name: string; schema: unknown }) {
  return (
    <details className="schema">
      <summary>{name}</summary>
      <pre>{JSON.stringify(schema, null, 2)}</pre>
    </details>
  );
}
