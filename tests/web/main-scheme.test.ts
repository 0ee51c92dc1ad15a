import { describe, expect, it } from 'vitest';
import { planScheme } from '../../seed/plan-scheme.ts';
import { SettingsError } from '../../src/config.ts';
import { readSchemeSettings } from '../../src/main-scheme.ts';

const { scheme } = planScheme({ start: '2026-11-21', people: {}, policy: {} });

describe('a scheme’s own settings', () => {
  it('are whole in the scheme that this project brings along', () => {
    const { identity, letters } = readSchemeSettings(scheme);
    expect(identity).toMatchObject({ id: 'cech', code: 'CECH', qualityPartner: 'CVS Cheshire East', meetingTime: '14:00' });
    expect(letters.letterPrefix).toBe('CECH');
  });

  it('are refused with the place of everything that is missing or wrong', () => {
    const broken = { ...scheme, settings: { ...scheme.settings, code: 'cech', meetingTime: '2pm', letters: { from: 'nobody' } } };
    const refusal = () => readSchemeSettings(broken);
    expect(refusal).toThrow(SettingsError);
    expect(refusal).toThrow(/'cech' .*: code, meetingTime, letters\.letterPrefix, letters\.from, letters\.letterScheme$/);
  });
});
