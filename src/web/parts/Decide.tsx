import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Conclusion } from '../../model/index.ts';
import { Refused, decide, holdPage, refresh } from '../lib/api.ts';
import { kept } from '../lib/language.ts';
import { useTexts } from '../lib/texts.ts';
import { Trouble } from './States.tsx';

/** A button that opens the form for one decision. Nothing is entered without a reason and a name. */
export function Decide({
  conclusion,
  children,
  about,
  fields,
  onDone,
  onOpen,
}: {
  conclusion: Conclusion;
  children: ReactNode;
  about?: ReactNode;
  /** What has to be said before the reason, where the conclusion is more than a yes or a no. */
  fields?: ReactNode;
  onDone?: () => void;
  onOpen?: (open: boolean) => void;
}) {
  return (
    <DialogTrigger {...(onOpen ? { onOpenChange: onOpen } : {})}>
      <Button className="button button-small">{children}</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className={fields ? 'modal modal-wide' : 'modal'}>
          <Dialog className="dialog">
            {({ close }) => (
              <DecisionForm
                conclusion={conclusion}
                about={about}
                fields={fields}
                close={close}
                done={() => {
                  close();
                  onDone?.();
                }}
              />
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function DecisionForm({
  conclusion,
  about,
  fields,
  close,
  done,
}: {
  conclusion: Conclusion;
  about: ReactNode;
  fields: ReactNode;
  close: () => void;
  done: () => void;
}) {
  const { t } = useTexts();
  const [name, setName] = useState(kept.get('name') ?? '');
  const [reason, setReason] = useState('');
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(holdPage, []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    setFailure(null);
    try {
      await decide(conclusion, reason, name);
      kept.set('name', name);
      done();
    } catch (error) {
      setFailure(error);
      setSaving(false);
      // Someone else decided first: what is on screen is out of date, and is asked for anew.
      if (error instanceof Refused && error.problem?.status === 409) refresh();
    }
  };
  return (
    <form onSubmit={(event) => void save(event)}>
      <Heading slot="title">{t('decide.title')}</Heading>
      <p>{t(`decide.what.${conclusion.kind}`)}</p>
      {about && <div className="decide-about">{about}</div>}
      {fields}
      <label>
        {t('decide.reason')}
        <textarea required rows={4} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={4000} />
      </label>
      <p className="quiet">{t('decide.reasonHint')}</p>
      <label>
        {t('decide.name')}
        <input required value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" maxLength={200} />
      </label>
      {failure !== null && (
        <div role="alert" className="form-failure">
          <Trouble error={failure} />
        </div>
      )}
      <div className="form-ends">
        <button type="button" className="button" onClick={close}>
          {t('decide.cancel')}
        </button>
        <button type="submit" className="button button-main" disabled={saving || reason.trim() === '' || name.trim() === ''}>
          {t(saving ? 'decide.saving' : 'decide.save')}
        </button>
      </div>
    </form>
  );
}
