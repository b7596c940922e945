namespace MilestoneBot.Channels.Web;

/// <summary>The page's own small script. Without it everything works by forms; with it nothing reloads.</summary>
internal static class ChatScript
{
    public const string Text = """
        (() => {
          const log = document.getElementById('log'), talk = document.getElementById('talk'), box = document.getElementById('say');
          const problem = document.getElementById('problem');
          const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
          const say = text => { if (problem.textContent !== text) problem.textContent = text; };
          const isAtEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - 120;
          const toEnd = () => scrollTo(0, document.documentElement.scrollHeight);
          const below = document.getElementById('below');

          // Every time is that of the reader's own zone, which the top of the page names.
          const today = document.querySelector('.day'), dayOf = at => at.toLocaleDateString('en-GB', {
            weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(',', '');
          const now = new Date(today.dateTime);
          const dress = root => {
            for (const time of root.querySelectorAll('time[datetime]')) {
              const at = new Date(time.dateTime), clock = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
              if (time === today) time.textContent = `${dayOf(at)}, ${clock} (${zone || 'your time'})`;
              else time.textContent = dayOf(at) === dayOf(now) ? clock : `${dayOf(at)}, ${clock}`;
              time.title = at.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' });
            }
          };

          // What comes next after a press or a line: the answer, the pressed card, or the first wrong field.
          let awaited = '';
          const goTo = id => {
            const next = id && document.getElementById(id), whole = next?.closest('article');
            awaited = next ? '' : id;
            if (!whole) return;
            const isTall = whole.getBoundingClientRect().height > innerHeight - talk.offsetHeight;
            if (next === whole) whole.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
            else { next.focus({ preventScroll: true }); next.scrollIntoView({ block: 'center' }); return; }
            whole.classList.add('next');
            setTimeout(() => whole.classList.remove('next'), 2000);
            below.hidden = true;
          };

          // A redrawn card keeps what was being typed into it, and the keyboard's place.
          const replace = (old, fresh) => {
            const here = old.contains(document.activeElement) ? document.activeElement : null;
            for (const field of old.querySelectorAll('[name^="in."]')) {
              const same = [...fresh.querySelectorAll('[name^="in."]')].find(f => f.name === field.name);
              const touched = field.tagName === 'SELECT'
                ? field.selectedOptions[0] && !field.selectedOptions[0].defaultSelected
                : field.value !== field.defaultValue;
              if (same && touched) same.value = field.value;
            }
            // The next thing to do with a form that was not taken is its first wrong field.
            const wrong = (here?.name === 'say' || old.querySelector('form[data-busy]')) && fresh.querySelector('[aria-invalid]');
            old.replaceWith(fresh);
            if (wrong) { wrong.focus({ preventScroll: true }); wrong.scrollIntoView({ block: 'center' }); }
            if (!here || wrong) return;
            const back = [...fresh.querySelectorAll('[name]')]
              .find(f => f.name === here.name && (f.name !== 'say' || f.value === here.value));
            (back || fresh).focus({ preventScroll: true });
          };

          const show = html => {
            const template = document.createElement('template');
            template.innerHTML = html;
            const fresh = template.content.firstElementChild;
            dress(fresh);
            document.getElementById('start')?.remove();
            const wasAtEnd = isAtEnd(), old = document.getElementById(fresh.id);
            if (old) replace(old, fresh);
            else {
              const before = [...log.children].reverse().find(m => +m.dataset.number < +fresh.dataset.number);
              if (before) before.after(fresh); else log.prepend(fresh);
              fresh.classList.add('new');
              while (log.children.length > 500) log.firstElementChild.remove();
            }
            if (awaited && document.getElementById(awaited)) goTo(awaited);
            else if (wasAtEnd && !awaited) toEnd();
            else if (!old) below.hidden = false;
          };

          // A hidden tab lets go of its stream: browsers allow only six connections to one host, and five people may be
          // open.
          let stream = null, upTo = log.dataset.upTo;
          const follow = () => {
            if (document.hidden) { stream?.close(); stream = null; return; }
            if (stream) return;
            stream = new EventSource(`${log.dataset.stream}&after=${upTo}`);
            stream.onopen = () => { if (problem.dataset.of === 'stream') say(''); };
            stream.onerror = () => {
              problem.dataset.of = 'stream';
              say('The bot does not answer at the moment; the page tries again by itself.');
            };
            stream.onmessage = event => { upTo = event.lastEventId; show(event.data); };
            // The bot was started again. What is on the page and in its forms stays, and its buttons go on working.
            stream.addEventListener('restart', event => {
              stream.close();
              stream = null;
              upTo = event.data;
              for (const message of log.children) message.dataset.number = 0;
              if (log.children.length && !log.lastElementChild.matches('.restarted')) {
                const note = document.createElement('p');
                note.className = 'restarted';
                note.dataset.number = 0;
                note.textContent = 'The bot was started again. What is above stays until you load the page again. '
                  + 'Forms keep what you typed; press their button again.';
                log.append(note);
              }
              say('');
              follow();
            });
          };
          document.addEventListener('visibilitychange', follow);
          document.addEventListener('scroll', () => { if (isAtEnd()) below.hidden = true; }, { passive: true });

          document.addEventListener('submit', async event => {
            const form = event.target;
            event.preventDefault();
            if (form.dataset.busy) return;
            form.dataset.busy = 'yes';
            event.submitter?.setAttribute('aria-busy', 'true');
            problem.dataset.of = 'form';
            try {
              for (const field of form.querySelectorAll('[name="zone"]')) field.value = zone;
              const body = new URLSearchParams(new FormData(form, event.submitter)), sent = box.value;
              awaited = '';
              const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { Accept: 'application/json' } });
              const said = await answer.json();
              if (said.token) form.querySelector('[name="token"]').value = said.token;
              if (answer.ok && form === talk && box.value === sent) { box.value = said.rest || ''; several(); }
              say(said.problem);
              if (answer.ok && form === talk) toEnd();
              if (answer.ok) goTo(said.next || '');
            } catch {
              say('The bot did not answer. Send it again: the same words of this form count once.');
            } finally {
              delete form.dataset.busy;
              event.submitter?.removeAttribute('aria-busy');
            }
          });

          // A paste of several lines can be one message, as a plan is, or several.
          const hint = document.getElementById('several');
          const several = () => {
            const lines = box.value.split('\n').filter(line => line.trim()).length;
            hint.hidden = lines < 2;
            hint.querySelector('span').textContent = lines < 2 ? '' : `${lines} lines. Send makes one message of them.`;
          };
          box.addEventListener('input', several);

          box.addEventListener('keydown', event => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            if (box.value.trim()) talk.requestSubmit(talk.querySelector('.primary'));
          });
          talk.querySelector('.keys').hidden = false;
          several();
          dress(document);
          if (log.children.length && !location.hash.startsWith('#bot-')) toEnd();
          follow();
        })();
        """;
}
