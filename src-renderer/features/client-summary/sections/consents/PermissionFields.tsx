import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, type Lack, itemsOf } from './permission-draft.js';

const REGISTERS = ['health', 'social'] as const;
const GIVEN = ['orally', 'inWriting', 'electronically'] as const;

/** The fields of a permission, each with what it lacks under it. */
export function PermissionFields({
  draft,
  lacks,
  today,
  change,
}: {
  draft: Draft;
  lacks: readonly Lack[];
  today: string;
  change: (part: Partial<Draft>) => void;
}) {
  const { t } = useTranslation('clientSectionsLater');
  const id = useId();
  const lack = (of: Lack) =>
    lacks.includes(of) ? <FormHelperText role="alert">{t(`consents.lack.${of}`)}</FormHelperText> : null;
  const { register } = draft;
  return (
    <div className="cs-form">
      <FormControl error={lacks.includes('register')}>
        <FormLabel id={`${id}-register`}>{t('consents.register')}</FormLabel>
        <RadioGroup row aria-labelledby={`${id}-register`} value={register ?? ''}>
          {REGISTERS.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio size="small" />}
              label={t(`consents.of.${one}`)}
              onChange={() => change({ register: one })}
            />
          ))}
        </RadioGroup>
        {lack('register')}
      </FormControl>
      {register !== undefined && (
        <FormControl component="fieldset" error={lacks.includes('sections')}>
          <FormLabel component="legend">{t('consents.items')}</FormLabel>
          <FormGroup className="cs-form-items">
            {itemsOf(register).map((item) => (
              <FormControlLabel
                key={item}
                control={<Checkbox size="small" checked={draft.sections.includes(item)} />}
                label={t(`clientSummaryLater:section.${item}`)}
                onChange={() =>
                  change({
                    sections: draft.sections.includes(item)
                      ? draft.sections.filter((one) => one !== item)
                      : [...draft.sections, item],
                  })
                }
              />
            ))}
          </FormGroup>
          {lack('sections')}
        </FormControl>
      )}
      <TextField
        type="date"
        size="small"
        label={t('consents.untilField')}
        value={draft.until}
        error={lacks.includes('until')}
        helperText={lacks.includes('until') ? t('consents.lack.until') : t('consents.untilHelp')}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
        onChange={(event) => change({ until: event.target.value })}
      />
      <FormControl error={lacks.includes('given')}>
        <FormLabel id={`${id}-given`}>{t('consents.how')}</FormLabel>
        <RadioGroup row aria-labelledby={`${id}-given`} value={draft.given ?? ''}>
          {GIVEN.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio size="small" />}
              label={t(`consents.${one}`)}
              onChange={() => change({ given: one })}
            />
          ))}
        </RadioGroup>
        {lack('given')}
      </FormControl>
      <FormControl error={lacks.includes('informed')}>
        <FormControlLabel
          control={<Checkbox size="small" checked={draft.informed} />}
          label={t('consents.informed')}
          onChange={() => change({ informed: !draft.informed })}
        />
        {lack('informed')}
      </FormControl>
    </div>
  );
}
