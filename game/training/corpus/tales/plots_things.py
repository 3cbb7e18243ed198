"""Plots about things: lost, given, traded, borrowed, broken, hidden."""

#: templates of plots
PLOTS = """
@entry lost
@modes alone helped
@use opening 40
@use intro 60
@beat
{a} had a {adj} {thing} that {a:he} [loved|liked] more than anything else.
Of all the things {a} had, {a:he} liked {a:his} {adj} {thing} best.
{b} had given {a} a {adj} {thing}, and {a} took it everywhere.
{a}'s {a:grandfather} had once given {a:him} a {color} {thing}, and {a:he} took it everywhere.
"This {thing} is my best friend," {a} used to say, and {a:he} carried it everywhere.
@maybe 35
It was {color}, and there was not another like it in the whole town.
It was not worth much money, but it was worth a lot to {a}.
@beat
One morning the {thing} was gone.
But one day, when {a} came home from the {there}, the {thing} was not there.
Then, on {day}, {a} could not find the {thing} anywhere.
One evening {a} looked for the {thing}, but [it had disappeared|there was no {thing} to be found].
On {day} {a} lost the {thing}, and {a:he} did not even [know|remember] where.
@maybe 60
{a:He} looked under the bed, on the table, and behind the clock, but the {thing} was not there.
{a:He} looked in {n} boxes and {m} bags. Nothing!
"Where can it be?" {a:he} asked {a:himself} again and again.
{a:He} was so {sad} that {a:he} could not eat {a:his} breakfast.
@beat helped
{a} asked {b} for help. "[When|Where] did you [last see it|have it last]?" asked {b}. "I had it at
  the {there}," said {a}.
Because {b} was clever, {a} went to {b:him} and told {b:him} everything.
"I have lost my {thing}," {a} told {b}. "Then we will find it together," said {b}.
When {b} heard about the {thing}, {b:he} put on {b:his} coat at once and came to help {a}.
@beat helped
They walked to the {there}, and there {b} found the {thing} {spot}.
{a} looked here and {b} looked there, until {b} found the {thing} {spot}, right {at_there}.
They searched the {there} for {n} hours. At last {b} saw something {color} {spot}: it was the
  {thing}!
"Look!" cried {b} when they came to the {there}. The {thing} was lying {spot}, and {b} picked it up.
@beat helped
{b} gave {a} the {thing}, and {a} thanked {b:him} [warmly|again and again|with all {a:his} heart].
{b} gave the {thing} to {a}. "How can I ever thank you?" asked {a}.
Smiling, {b} gave it back to {a}, who [laughed|jumped|danced] for joy.
@beat alone
Then {a} remembered that {a:he} had been {at_there} the day before, so {a:he} ran there as fast as
  {a:he} could.
"Think!" {a:he} said to {a:himself}. "Yesterday I was {at_there}." So {a:he} went back to the
  {there}.
All at once {a:he} remembered the {there}, where {a:he} had [rested|eaten lunch|sat for a while],
  and {a:he} hurried back.
@maybe 40 alone
{b} was there and asked, "What are you looking for?" "My {thing}," said {a}. "I have not seen it,"
  said {b}, "but I hope you find it."
@beat alone
And there it was: the {thing} lay {spot}, just where {a} had left it.
{a} found the {thing} {spot}, a little wet but [safe|whole|not broken].
After a long search, {a} found the {thing} {spot}.
@beat
From then on {a} [kept the {thing} in a box at home|always looked twice before leaving a
  place|tied the {thing} to a string].
{a:He} took the {thing} home and never lost it again.
With the {thing} in {a:his} hand, {a} walked home and whistled all the way.
{a} was so {glad} that {a:he} [sang|smiled] all the way home.
@use evening 40
@fact Who lost the {thing}?|{a} lost the {thing}.
@fact What did {a} lose?|{a} lost the {thing}.
@fact Where was the {thing}?|The {thing} was {spot}.
@fact (helped) Who found the {thing}?|{b} found the {thing}.
@fact (alone) Who found the {thing}?|{a} found the {thing}.
@fact Who has the {thing} now?|{a} has the {thing}.
@fact (helped) What did {b} give {a}?|{b} gave {a} the {thing}.

@entry gift
@use opening 45
@use intro 40
@beat
{b}'s birthday was near, and {a} wanted to give {b:him} something [special|nice].
In {n} days it would be {b}'s birthday, but {a} had no gift yet.
"What would {b} like?" {a} wondered. "{b:Always} will have a birthday on {day}."
Because {b} had always been kind, {a} wanted to give {b:him} a present.
@maybe 60
{a} had only {n} coins, and that was not much.
In the store everything was too [big|heavy|expensive|small].
{a} asked {c} what to buy. "Something {color}," said {c}, "because {b} loves {color} things."
First {a} thought of {fruit}, but {b} did not like {fruit}.
@beat
So {a} went to the [market|store] and bought a {adj} {color} {thing}.
At last {a} found a {adj} {thing} in a little shop. It was {color}, and {a} bought it at once.
So {a} took {color} paint and made an old {thing} [new|beautiful] again.
On {day} {a} saw a {color} {thing} in a shop window and bought it for {m} coins.
@maybe 50
{a:He} put it into a box and tied the box with a {color2} ribbon.
{a:He} hid it [under the bed|behind the clock|in an old coat] at home, because it had to stay a
  secret.
It was hard to keep the secret, but {a} did not say a word.
@beat
When the day came, {a} gave the {thing} to {b}.
On the birthday, {a} went to {b}'s house and gave {b:him} the {thing}.
"This is for you," said {a}, and {a:he} gave {b} the {thing}.
After dinner, {a} gave {b} the {thing}. "I hope you will like it," {a:he} said.
@beat
"A {thing}!" cried {b}. "[I have wanted one for years|How did you know|That is just what I needed]!"
{b} opened [{b:his} eyes wide|the box slowly] and laughed. "It is the best gift of all," {b:he}
  said.
{b} was so {glad} that {b:he} could not speak for a moment.
"It is {color}, and {color} is my color!" said {b}. "Thank you, {a}!"
@beat
{b} still has the {thing}, and {b:he} [uses it every day|would not sell it for a hundred coins].
After that, the {thing} always had its place next to {b}'s bed.
{a} went home {glad}, because giving is [better|sweeter] than getting.
And a year later, {b} gave {a} something just as good: {dish}.
@use evening 30
@fact Who gave {b} the {thing}?|{a} gave {b} the {thing}.
@fact What did {a} give {b}?|{a} gave {b} the {thing}.
@fact Who has the {thing} now?|{b} has the {thing}.
@fact What did {a} give to {b}?|{a} gave the {thing} to {b}.

@entry trade
@use opening 50
@beat
{a} had a {thing}, but {a:he} wanted a {thing2}. {b} had a {thing2}, but {b:he} wanted a {thing}.
{a} had a {color} {thing} that {a:he} no longer needed. What {a:he} really wanted was a {thing2},
  and {b} had one.
Every time {a} saw {b}'s {thing2}, {a:he} sighed. "I have only a {thing}," {a:he} thought.
@beat
One {day} they met {at_here}. "Will you give me your {thing2} for my {thing}?" asked {a}.
"Let us trade," said {a} when {a:he} met {b} {at_here}. "My {thing} for your {thing2}!"
When {a} saw {b} {at_here}, {a:he} said, "I will give you my {thing} if you give me your {thing2}."
@maybe 60
{b} thought for a long time. "Is the {thing} [old|broken|heavy]?" {b:he} asked. "It is as good as
  new," said {a}.
"Your {thing} is smaller than my {thing2}," said {b}, "so you must also give me {n} {fruit}." {a}
  agreed.
{b} looked at the {thing} from above, from below, and from both sides.
@beat
"That is fair," said {b}. So {a} gave {b} the {thing}, and {b} gave {a} the {thing2}.
{b} gave the {thing2} to {a}, {a} gave the {thing} to {b}, and they shook hands.
They agreed. The {thing} went to {b}, and the {thing2} went to {a}.
@maybe 60
"What a good trade!" thought {a}. "What a good trade!" thought {b}.
{c}, who had seen it all, laughed and said, "Now everybody is happy."
"If I do not like it, may I have mine back?" asked {b}. "Of course," said {a}.
@beat
Both went home {glad}, and neither was ever sorry.
{a} slept with the {thing2} beside the bed that night.
From that day on, {a} used the {thing2} every morning, and {b} was never seen without the {thing}.
That is how {a} got a {thing2} without spending [a coin|any money at all].
@fact Who has the {thing} now?|{b} has the {thing}.
@fact Who has the {thing2} now?|{a} has the {thing2}.
@fact What did {a} give {b}?|{a} gave {b} the {thing}.
@fact What did {b} give to {a}?|{b} gave the {thing2} to {a}.
@fact What did {a} want?|{a} wanted the {thing2}.

@entry borrowed
@modes broken safe
@use opening 40
@use intro 40
@beat
{b} lent {a} a {color} {frail}. "Please be careful with it," {b:he} said.
"May I borrow your {frail}?" asked {a}. "You may," said {b}, "but bring it back on {day}."
{a} needed a {frail} for {n} days, so {b} lent {a:him} {b:own} own.
@beat broken
But on the way home {a} fell, and the {frail} broke [into {n} pieces|in two].
The next day {a} dropped the {frail} on the stone floor, and it broke.
While {a} was [cooking|running|singing], the {frail} fell down and broke.
@maybe 60 broken
"Oh no!" cried {a}. "What will {b} say?"
{a} wanted to hide the pieces [under the bed|behind the house|in the garden], but then {a:he}
  thought of {b}'s kind face.
{a} was afraid to tell {b}, and {a:he} hardly slept that night.
@beat broken
In the end {a} told {b} the truth. "I broke your {frail}," {a:he} said, "and I am sorry."
{a} went straight to {b} and said, "I have broken your {frail}. It was my fault."
With a red face, {a} knocked at {b}'s door and told {b:him} what had happened.
@beat broken
"Thank you for telling me," said {b}. "[A {frail} is only a {frail}|We can fix it|A friend is
  worth more than a {frail}]."
{b} was {sad} for a moment, but {b:he} was not angry, because {a} had told the truth.
{b} laughed. "That old thing! It has been broken {n} times before," {b:he} said.
@beat broken
Together they fixed the {frail} with glue and string, and it looked almost new.
{a} worked for {m} days to buy {b} a new {frail}, and this one was {color2}.
Since then {b} has trusted {a} more than ever.
@beat safe
{a} took the {frail} home and used it with great care.
All day long {a} worked with the {frail}, and {a:he} was careful not to drop it.
It was a great help to {a}, who had a lot of work to do {at_here}.
@maybe 50 safe
"I wish it were mine," {a} thought. But it belonged to {b}, and {a} knew it.
{c} wanted to buy the {frail}. "I cannot sell it," said {a}, "because it is not mine."
@beat safe
On {day} {a} cleaned the {frail} and gave it back to {b}.
When {a} was done, {a:he} brought the {frail} back to {b}, just as {a:he} had promised.
{a} gave {b} the {frail} and {n} {fruit} as well, to say thank you.
@beat safe
"It is cleaner than before!" said {b}. "You may borrow it again."
{b} was {glad}, and the next time {a:he} asked, {a} did not have to wait.
"[You keep your word|I knew it would come back]," said {b} with a smile.
@fact Who lent {a} the {frail}?|{b} lent {a} the {frail}.
@fact (broken) Who broke the {frail}?|{a} broke the {frail}.
@fact (safe) Who has the {frail} now?|{b} has the {frail}.
@fact What did {b} lend to {a}?|{b} lent the {frail} to {a}.

@entry letter
@modes party treasure
@use intro 40
@beat
One {day} {a} found a letter under the door. There was no name on it.
A letter was waiting for {a} when {a:he} came home on {day}. It was written in {color} ink.
{c} brought {a} a letter. "I do not know who wrote it," said {c}.
While {a} was cleaning, a folded paper fell out of a book. It was a letter!
@beat
"Come to the {there} at {hour} o'clock," it said. "Tell nobody!"
There were only a few words in the letter: "Be {at_there} at {hour} o'clock. Come alone."
The letter said that {a} should be {at_there} at {hour} o'clock.
@maybe 60
{a} read it {n} times. Who had written it? And why?
"Should I go?" {a} wondered. {a:He} was a little afraid, but {a:he} was also curious.
All day {a} could think of nothing else.
@beat
At {hour} o'clock {a} was {at_there}. At first {a:he} saw nobody.
So {a} put on {a:his} coat and went to the {there}. It was [dark|very quiet] there.
When the clock struck {hour}, {a} was standing {at_there} and waiting.
@beat party
Then [a light went on|many candles were lit], and {b} and all {a}'s friends were there. It was a
  party!
Suddenly {b} jumped out of the dark and shouted, "Happy birthday, {a}!"
"Surprise!" cried {b}. Behind {b:him} stood {many} friends with {dish}.
@beat party
"So it was you who wrote the letter!" said {a}. "Of course it was," said {b}, and {b:he} laughed.
{a} laughed until {a:he} cried, for {a:he} had forgotten {a:his} own birthday.
{b} had written the letter, and everyone but {a} had known about it.
@beat treasure
Then {b} came, with a letter just like {a}'s. "Who wrote these?" asked {b}.
There stood {b}, with a {thing2} in {b:his} hand. "I wrote the letter," said {b}. "I need your
  help."
@beat treasure
They looked around together, and {spot} they found an old box with a {adj} {thing} inside.
"Look [there|over there]!" said {a}. Something lay {spot}. It was a box, and in the box was a
  {thing}.
@beat treasure
A paper in the box said, "For {a}, who is not afraid." So {b} gave the {thing} to {a}.
"You keep it," said {b}, and {b:he} gave {a} the {thing}, "because you saw it first."
@use evening 80
@fact Where did {a} go at {hour} o'clock?|{a} went to the {there}.
@fact Who got a letter?|{a} got a letter.
@fact (treasure) Who has the {thing} now?|{a} has the {thing}.
@fact (treasure) What was in the box?|A {thing} was in the box.

@entry wrong_guess
@use opening 40
@beat
{a} could not find {a:his} {thing}. "{b} must have taken it," {a:he} thought.
When {a}'s {thing} disappeared, {a:he} was sure that {b} had taken it.
"Somebody has taken my {thing}!" cried {a}. {b} had been in the room, so {a} thought it was {b}.
@beat
"Give me back my {thing}," {a} said to {b}. "But I do not have it," said {b}.
{a} went to {b} and asked {b:him} for the {thing}. "I never touched it," said {b}, and {b:he} was
  hurt.
For {n} days {a} did not speak to {b}, and {b} did not know why. At last {b} asked what was wrong.
@maybe 50
{a} did not believe a word. "Then who was it?" {a:he} asked.
"Everyone saw you near it!" said {a}. That was not fair.
@beat
Then {a} heard a noise. The dog came in, and it had the {thing} in its mouth!
That evening {a} opened an old chest. There lay the {thing}, where {a:he} had put it {a:himself}.
The next morning {c} came to {a}. "Here is your {thing}," {c} said. "You left it {at_there}."
When {a} moved the big chair, there was something behind it. It was the {thing}.
@beat
{a} turned red. {a:He} had been wrong, and {b} had told the truth.
So {b} had not taken it after all! {a} was ashamed.
"How wrong I was!" thought {a}.
@beat
{a} ran to {b} and said, "I am sorry. I should have [looked|thought] first." "[I forgive you|It is
  all right]," said {b}.
{a} baked {dish} for {b}, to say that {a:he} was sorry. It was so good that {b} forgave {a:him} at
  once.
"Can you forgive me?" {a} asked {b}. {b} said nothing, but {b:he} gave {a} {b:own} hand.
@beat
Since that day {a} looks twice before {a:he} [blames|accuses] anyone.
"Next time," said {b}, "ask me first." And {a} promised.
They were friends again, and the {thing} never came between them any more.
@fact Whose {thing} was it?|It was {a}'s {thing}.
@fact Who told the truth?|{b} told the truth.
@fact Who was sorry?|{a} was sorry.
"""
