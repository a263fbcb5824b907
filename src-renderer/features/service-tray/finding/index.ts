import { Chosen } from './Chosen.js';
import { Nothing } from './Nothing.js';
import { Panel } from './Panel.js';
import { Suggestions } from './Suggestions.js';
import { Themes } from './Themes.js';
import './finding.css';

/** What belongs to finding besides the field and the list: comes when the window has started, with its own texts. */
const finding = { Chosen, Nothing, Panel, Suggestions, Themes };
export type Finding = typeof finding;
export default finding;
