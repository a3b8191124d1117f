/**
 * How cards look here: sizes as Microsoft publishes them for Teams (microsoft/AdaptiveCards,
 * `samples/HostConfig/microsoft-teams-light.json`). The colours are those of the style sheet, and so follow the theme.
 */

const color = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle, var(--${name}))` });

const foregroundColors = {
  default: color('text'),
  dark: color('text'),
  light: color('text-faint'),
  accent: color('accent-text'),
  good: color('good'),
  warning: color('warning'),
  attention: color('bad'),
};

const style = (background: string) => ({ backgroundColor: `var(--${background})`, foregroundColors });

export const hostConfig = {
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  fontTypes: {
    default: { fontFamily: 'inherit' },
    monospace: { fontFamily: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace' },
  },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: style('card'),
    emphasis: style('card-emphasis'),
    accent: style('card-accent'),
    good: style('card-good'),
    warning: style('card-warning'),
    attention: style('card-bad'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default' },
    },
    errorMessage: { weight: 'default', color: 'attention', spacing: 'default' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { color: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { color: 'default', weight: 'default', wrap: true },
    spacing: 16,
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
};
