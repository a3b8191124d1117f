import type { IdentityCodeTexts } from '../../approvers/identity-code.ts';

export const identityCode: IdentityCodeTexts = {
  title: 'Je code',
  only: 'Lees deze cijfers alleen voor aan de beheerder die jou belt, of bij wie je langsgaat.',
  never: 'Typ ze nooit in een chat: niemand vraagt er in een bericht om.',
  again: (soon) =>
    `Hij geldt ${soon}. Sluit je deze kaart, druk dan op de kaart van je verzoek op “Toon mijn code weer”: schrijf “status” om die te zien.`,
};
