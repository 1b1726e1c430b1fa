import type { Message } from '@bellhop/client';
import { FileLinks, type FileLinkAnswer } from '@bellhop/client/files';
import { FileView, adoptStyle, fileStyle } from '@bellhop/shared/files';
import type { TemplateResult } from 'lit';
import { ApiError, type RestApi } from '../session/rest-api';
import type { ThreadView } from '../thread/thread-view';
import { fileTextsFor } from './file-strings';

const views = new WeakMap<ThreadView, FileView>();

/** The files of a message. Loaded with the first message that has some. */
export function messageFiles(message: Message, thread: ThreadView): TemplateResult {
  const view = views.get(thread) ?? viewFor(thread);
  views.set(thread, view);
  return view.draw(message);
}

function viewFor(thread: ThreadView): FileView {
  const { session, strings, redraw, renderRoot } = thread;
  adoptStyle(renderRoot, fileStyle);
  return new FileView({
    links: linksOf(session.api),
    texts: fileTextsFor(strings.locale),
    messages: () => session.entries.map(({ message }) => message),
    host: () => renderRoot,
    redraw,
  });
}

function linksOf({ base, token }: RestApi): FileLinks {
  return new FileLinks(base, async (id) => {
    const answer = await fetch(`${base}/api/v1/attachments/${id}`, {
      headers: { authorization: `Bearer ${token() ?? ''}` },
      credentials: 'omit',
    });
    if (!answer.ok) throw new ApiError(answer.status, '');
    return (await answer.json()) as FileLinkAnswer;
  });
}
