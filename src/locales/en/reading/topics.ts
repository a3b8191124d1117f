import type { Topics } from '../../reading/topics.ts';
import { passwords } from './password-topics.ts';
import { requests } from './request-topics.ts';
import { signposts } from './signpost-topics.ts';

export const topics: Topics = { ...passwords, ...requests, ...signposts };
