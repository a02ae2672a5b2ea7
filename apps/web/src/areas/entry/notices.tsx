import type { JSX } from 'preact';
import type { Shape } from '../../api/types';
import { momentText } from '../../language/figures';
import { hasRole } from '../../session/session';
import { useList } from '../../store/answers';
import { write } from '../../store/outbox';
import { Button } from '../../ui/buttons';
import { More, Row, Rows } from '../../ui/data';
import { Screen as Frame } from '../../ui/screen';
import { Answered, Badge, Empty } from '../../ui/states';
import { placeOfNotice } from './notice-links';
import { words } from './words';

export { words };

type Notice = Shape<'NoticeResponse'>;

/** What a member is told, the newest first. */
export function Screen(): JSX.Element {
  const list = useList<Notice>('/v1/notices');
  const newest = list.items.find((it) => it.readAt === null);
  return (
    <Frame title={words('note.title')} back="/">
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="bell" title={words('note.empty')} />
          ) : (
            <Rows>{items.map(NoticeRow)}</Rows>
          )
        }
      </Answered>
      <More more={list.more} />
      {newest && <Button onPress={() => void readAll(newest.id)}>{words('note.all')}</Button>}
    </Frame>
  );
}

/** Opens what the notice is about, and marks it as read; one that leads nowhere is only marked. */
function NoticeRow(notice: Notice): JSX.Element {
  const place = placeOfNotice(notice.link, hasRole('driver') && !hasRole('transport_coordinator'));
  const isUnread = notice.readAt === null;
  return (
    <Row
      key={notice.id}
      title={notice.text}
      lead={momentText(notice.createdAt)}
      end={isUnread && <Badge tone="info">{words('note.unread')}</Badge>}
      {...(place !== undefined && { href: place })}
      {...(isUnread && { onPress: () => void read(notice.id) })}
    />
  );
}

async function read(id: string): Promise<void> {
  await write({
    ...{ method: 'POST', path: `/v1/notices/${id}/read`, group: 'notices' },
    title: words('note.read'),
  });
}

async function readAll(upToId: string): Promise<void> {
  await write({
    method: 'POST',
    path: '/v1/notices/read-all',
    body: { upToId },
    title: words('note.all'),
  });
}
