"""Plots among people: markets, jobs, riddles, quarrels, building, noises, cooking, music, plays."""

#: templates of plots
PLOTS = """
@entry market
@modes honest price
@use opening 50
@beat
On {day} {a} went to the market to sell {fruit}.
Every {day} there is a market, and {a} always sells {fruit} there.
{a} came to the market with {many} baskets of {fruit}.
@maybe 50
"Fresh {fruit}! Good {fruit2}!" shouted the farmers.
There were {fruit} on one side and {fruit2} on the other, and between them ran children and a {pet}.
@beat honest
{b} bought {n} {fruit} and paid, but {b:he} left {b:his} {thing} on the table.
While {b} was buying {fruit}, {b:his} {thing} fell out of {b:his} bag, and {b:he} did not see it.
@beat honest
When {a} saw the {thing}, {b} was already gone. "I could keep it," thought {a}, "but it is not
  mine."
{a} picked up the {thing} and ran after {b} through the whole market.
@beat honest
"Wait!" cried {a}. "This is yours." And {a:he} gave {b} the {thing}.
{a} found {b} {at_there} and gave {b:him} the {thing}.
@beat honest
{b} thanked {a}, and since then {b:he} has bought {b:his} {fruit} from nobody else.
"You are an honest {a:man}," said {b}, and {b:he} bought all the {fruit} that {a} had.
@beat price
"How much are they?" asked {b}. "{m} coins," said {a}. "That is too much," said {b}. "I will give
  you {n}."
{b} wanted {many} {fruit}, but {b:he} had only {n} coins, and {a} asked for {m}.
@beat price
They talked and talked. {a} laughed, {b} shook {b:his} head, and {c} listened.
"My {fruit} are the best," said {a}. "{c}'s are cheaper," said {b}.
@beat price
In the end {b} paid {n} coins and gave {a} a {adj} {thing} as well.
"Very well," said {a} at last. "Give me {n} coins and your {thing}." So {b} gave {a} the {thing}.
@beat price
{a} went home with the {thing}, and {b} went home with the {fruit}. Both thought that they had won.
That evening {b} made a cake with the {fruit}, and {b:he} gave {a} the first piece.
@fact What did {a} sell?|{a} sold {fruit}.
@fact Who bought {fruit}?|{b} bought {fruit}.
@fact (honest) Who has the {thing} now?|{b} has the {thing}.
@fact (price) Who has the {thing} now?|{a} has the {thing}.
@fact (honest) What did {a} give {b}?|{a} gave {b} the {thing}.
@fact (price) What did {b} give {a}?|{b} gave {a} the {thing}.

@entry job
@modes good funny
@use opening 40
@beat
{a} wanted to be a {job}. "Then come to me on {day}," said {b}, who was the best {job} in town.
On {day} {a} began {a:his} new work. {a:He} was going to be a {job}, like {b}.
{b} was an old {job} and needed help, so {b:he} asked {a} to work with {b:him}.
@maybe 60
{a} was so nervous that {a:he} put on two different shoes.
{a} came to work at {hour} o'clock, much too early, and the door was still closed.
"Do not worry," said {b}. "On my first day I did everything wrong."
@beat
{b} showed {a:him} everything and gave {a:him} the {tool}. "This is the most important thing,"
  {b:he} said.
"Watch me first," said {b}, "and then try it." So {a} watched, and then {b} gave {a} the {tool}.
@beat funny
But {a} did it all the wrong way around, and everyone laughed. {a} laughed too.
{a} was too fast, and by noon {a:he} had made {m} mistakes.
@beat funny
"Once more," said {b}. {a} tried it once more, and then once more, until it was right.
"Slowly," said {b}. "First think, then do." And it worked.
@beat good
By noon {a} knew what to do, and by evening {a:he} did it almost as well as {b}.
{a} worked hard and asked many questions, and {b} answered all of them.
@maybe 40
"Why do you like this work?" asked {a}. "Because no two days are the same," said {b}.
At noon they sat down and ate {dish}.
@beat
In the evening {b} gave {a} {many} coins. "Come back tomorrow," {b:he} said.
Today {a} is a {job} too, and everyone says that {a:he} is as good as {b}.
"You will be a good {job}," said {b}, and {a} went home {glad}.
Many years later, when {b} had grown old, {a} took {b:his} place.
@fact What did {a} want to be?|{a} wanted to be a {job}.
@fact Who helped {a}?|{b} helped {a}.
@fact What did {b} give {a}?|{b} gave {a} the {tool}.

@entry riddle
@modes solved told
@use opening 40
@beat
{b} loved riddles. "{riddle}" {b:he} asked {a} one evening.
"I will give you my {thing} if you can answer this," said {b} to {a}. "{riddle}"
An old {b:man} named {b} sat {at_here} and asked everyone the same thing: "{riddle}" Then {a} came
  by.
@maybe 80
"Is it {wrong}?" asked {a}. "No," said {b}, "it is not {wrong}."
"It must be {wrong}," said {a}. "Wrong!" said {b}.
First {a} thought of {wrong}, but that was not the answer.
@beat solved
{a} thought all night. In the morning {a:he} ran to {b} and said, "I know it! It is {answer}!"
{a} looked at the floor, at the wall, and out of the window. Then {a:he} smiled. "It is {answer},"
  {a:he} said.
@beat solved
"Right!" said {b}, and {b:he} gave {a} the {thing}.
"Nobody has ever found it before," said {b}. So {b} gave the {thing} to {a}.
@beat solved
Then it was {a}'s turn to ask, and {b} had to think for {n} days.
"That was easy," said {a}. But it had not been easy at all.
@beat told
"I give up," said {a} after {n} hours. "It is {answer}," said {b}.
{a} could not find the answer. "Listen," said {b} at last, "the answer is {answer}."
@beat told
"Of course!" said {a}, and {a:he} laughed. "I will never forget that one."
"How simple!" cried {a}. The next day {a:he} asked {c} the same riddle, and {c} did not know it
  either.
@fact Who asked the riddle?|{b} asked the riddle.
@fact What was the answer?|The answer was {answer}.
@fact (solved) Who has the {thing} now?|{a} has the {thing}.
@fact (told) Who laughed at the end?|{a} laughed at the end.

@entry quarrel
@modes thing words
@use opening 40
@beat
{a} and {b} had been friends for {m} years, but one {day} they quarreled.
One {day} there was a quarrel between {a} and {b}, who had always been good friends.
@beat thing
Both of them wanted the same {thing}. "It is mine!" said {a}. "No, mine!" said {b}.
It was about a {color} {thing}. {a} had seen it first, but {b} had picked it up first.
@beat words
{b} had laughed at {a}'s new hat, and {a} was hurt.
{a} had called {b} lazy, and {b} could not forget it.
@beat
For {n} days they did not speak. When {a} came, {b} went, and when {b} came, {a} went.
They stopped talking to each other, and both were sad.
{a} crossed the street when {a:he} saw {b}, and {b} looked the other way.
@maybe 50
"Are you still angry?" {c} asked {a}. "Yes," said {a}, but it was not true any more.
{a} ate alone, walked alone, and played alone. It was no fun.
@beat
Then {c} invited both of them to eat {dish}, and they had to sit at one table.
But on {day} it rained, and they both ran under the same tree.
At last {a} went to {b}'s house. {b:He} opened the door and did not say a word.
@beat thing
"You can have the {thing}," said {a}. "No, you take it," said {b}. And then they both had to laugh.
"Keep the {thing}," said {a}. "I would rather have a friend than a {thing}."
@beat words
"I am sorry," said one. "I am sorry too," said the other, and nobody knew who had said it first.
"I should not have been so proud," said {a}. "And I should have come sooner," said {b}.
@beat
So there was peace again, and they shared {n} {fruit}.
They shook hands, and that was the end of the quarrel.
From then on, when they did not agree, they counted to {many} before they spoke.
@fact Who were friends?|{a} and {b} were friends.
@fact Who quarreled with {a}?|{b} quarreled with {a}.
@fact (thing) What did both of them want?|Both of them wanted the {thing}.

@entry build
@modes falls stands
@use intro 50
@beat
{a} wanted to build {build}. "I need it to {purpose}," {a:he} said.
"We need a {built}," said {a} to {b}, "so that we can {purpose}. Let us build one!"
In {month} {a} and {b} decided to build {build}.
@beat
{b} brought the tools, and {a} brought {stuff}.
First {a} drew a plan on a big sheet of paper. Then {b} came with {stuff}.
They found {stuff} behind the {far} and carried everything home.
@maybe 60
{a} measured, {b} cut, and the {pet} watched.
"Hold this, please," said {a}. "Ow!" said {b}. "That was my finger."
They worked from morning until evening, and they ate only {dish}.
@beat falls
But they were in a hurry, and on {day} the {built} fell to pieces.
After {n} days the {built} was ready. But the wind blew, and it broke.
@beat falls
"[Let us begin again|We made it too weak]," said {b}. So they began once more, more slowly this
  time.
{a} wanted to give up, but {b} said, "Now we know what was wrong."
@beat falls
The second {built} was better than the first, and it did not break.
In the end the {built} was strong, and nothing could break it.
@beat stands
After {many} days the {built} was ready, and they painted it {color}.
They needed {n} weeks. Then the {built} stood there, {color} and new.
Bit by bit the {built} grew, and at last it was done. It was {color}.
@beat
"We did it!" cried {a}, and {b} gave {a} the hammer to keep.
Everyone came to look at it. "Who built this?" asked {c}. "We did," said {a} and {b}.
Now they {purpose} whenever they like.
@use evening 30
@fact What did {a} want to build?|{a} wanted to build {build}.
@fact Who helped {a}?|{b} helped {a}.
@fact (stands) What color was the {built}?|The {built} was {color}.

@entry noise
@use intro 50
@beat
In the middle of the night {a} woke up. There was {noise}.
It was past midnight when {a} heard {noise}.
{a} was almost asleep when {a:he} heard {noise}.
@maybe 70
{a} pulled the blanket over {a:his} head, but the noise did not stop.
There it was again! {a} held {a:his} breath.
{a:He} counted to {many}, and then {a:he} counted to {many} again.
@beat
"It is {fear}!" {a:he} thought. {a:He} woke {b}. "Did you hear that?" {a:he} asked.
"{b}, wake up!" {a:he} said. "I think it is {fear}!"
{a} was afraid that it was {fear}, so {a:he} called {b}.
@beat
"There is only one way to find out," said {b}. {b:He} took a lamp, and they went to look.
{b} was not afraid. "Come," {b:he} said, and {b:he} gave {a} a candle.
{b} took a broom, {a} took a spoon, and they went on their toes through the dark house.
@beat
And what did they find? It was only {cause}.
But it was not {fear}. It was {cause}!
{b} held up the light, and they saw {cause}.
@beat
They laughed until their sides hurt, and then they went back to bed.
"So much for {fear}!" said {b}, and {a} laughed.
{a} was a little ashamed, but {b} said, "In the dark everything is bigger."
@maybe 50
The next night it was quiet, and {a} slept like a stone.
Since that night {a} has not been afraid of the dark.
In the morning they told {c} about it, and {c} laughed too.
@fact Who heard the noise?|{a} heard the noise.
@fact What was the noise?|It was {cause}.
@fact What did {a} think it was?|{a} thought it was {fear}.

@entry cooking
@modes good salt burned
@use opening 40
@beat
{b} was coming to dinner, and {a} wanted to cook {dish}.
On {day} {a} invited {b} to dinner. "I will make {dish}," {a:he} said.
"Come to dinner tonight," said {a} to {b}, "and I will make {dish}." "Gladly," said {b}.
@beat
{a:He} went to the [market|store] and bought {p1}, {p2}, and {p3}.
{a:He} needed {p1}, {p2}, and {p3}. {a:He} already had {p1}, but {a:he} had to buy {p2}.
"You need {p1}, {p2}, and {p3}," {c} had said, so {a} bought them all.
@maybe 60
{a:He} washed, cut, and mixed, and {a:he} sang while {a:he} worked.
{a} read the recipe {n} times, because {a:he} wanted to do it right.
Soon the whole house smelled of {p1}.
@beat good
When the {dishname} was ready, {b} tasted it. "[Wonderful|Delicious]!" {b:he} said.
At {hour} o'clock they sat down to eat. {b} ate and ate, and then {b:he} asked for more.
@beat good
"What is your secret?" asked {b}. "[Time|Patience|A little honey]," said {a}.
"You must give me the recipe," said {b}. So {a} gave {b} the recipe.
@beat salt
But {a} took too much salt. {b} tasted the {dishname}, turned red, and drank {n} cups of water.
{b} took one bite of the {dishname} and coughed. There was far too much salt in it!
@beat salt
"It is not so bad," said {b} kindly. But the {pet} did not want it either.
"Oh dear," said {a}. "Tomorrow I will try again."
@beat burned
Then {c} came by, and {a} talked to {c} so long that the {dishname} burned.
But {a} fell asleep in {a:his} chair, and when {a:he} woke up, the kitchen was full of smoke.
@beat burned
The {dishname} was black. "I am sorry," said {a}. "Never mind," said {b}. "I have brought bread
  and cheese."
When {b} came, there was no {dishname}. So they ate {fruit} and laughed about it.
@maybe 60
It was a good evening all the same.
"The best thing at the table," said {b}, "is the company."
The next time {b} cooked, and {a} washed the dishes.
@fact What did {a} cook?|{a} cooked {dish}.
@fact Who came to dinner with {a}?|{b} came to dinner.
@fact (good) Who liked the {dishname}?|{b} liked the {dishname}.
@fact (burned) What burned?|The {dishname} burned.

@entry music
@use intro 40
@beat
{a} wanted to learn to {play} the {music}.
When {a} heard {b} {play} the {music}, {a:he} wanted to do it too.
"Will you teach me to {play} the {music}?" {a} asked {b}.
@beat
"Then listen," said {b}, and {b:he} gave {a} {b:own} old {music}.
So {b} gave {a} a {color} {music}. "It is yours if you practice every day," {b:he} said.
{b} was a good teacher and lent {a} a {music}.
@beat
At first it sounded like a {beast} in the rain, and {c} closed all the windows.
The first tone was so awful that the {pet} ran away.
{c}, who lived next door, asked, "Is somebody hurt?" It was only {a}, who was practicing.
@maybe 60
"I will never learn it," said {a}. "Nobody learns it in a day," said {b}.
{a} practiced every day for {n} months, even on {day}.
Again and again {b} showed {a:him} how to do it.
@beat
But slowly it got better, and one {day} it was music.
Then, one evening in {month}, there was not a single wrong tone.
After {n} months {a} could do it with closed eyes.
@beat
At the feast {a} was asked to {play} the {music}, and everyone danced.
When {c} heard it, {c:he} opened all the windows again.
"Now you can teach me," said {b}, and {a} was {glad}.
When {b} grew old, it was {a} who taught the children to {play} the {music}.
@fact What did {a} learn to {play}?|{a} learned to {play} the {music}.
@fact Who taught {a}?|{b} taught {a}.
@fact What did {a} want?|{a} wanted to {play} the {music}.

@entry newcomer
@use opening 50
@beat
{b} was new at school and did not know anyone.
A new {b:boy} came to school. The {b:boy} was called {b}, and {b:he} spoke to nobody.
{b} had come from far away, and {b:he} did not know a soul in town.
@maybe 60
The others played together, and {b} stood alone beside the wall.
"{b} is strange," said {c}. "Have you ever spoken to {b:him}?" asked {a}.
@beat
So {a} went to {b} and asked, "Would you like to play with us?"
{a} saw this and sat down beside {b}. "My name is {a}," {a:he} said. "What is yours?"
When {a} saw {b} alone, {a:he} gave {b:him} half of {a:own} lunch.
@beat
{b} smiled for the first time. "I know a game with {m} stones," {b:he} said.
"I have a {pet} at home," said {b}. "So do I!" said {a}.
{b} was shy, but {a} did not mind, and soon they were talking about everything.
@maybe 40
{b} gave {a} a {adj} {thing} from {b:his} old home.
{b} knew {many} songs that nobody had ever heard.
@beat
Now {a} and {b} are best friends, and when someone new comes, {b} is the first to say hello.
By the end of {month}, {b} had {many} friends, but {a} was the best of them.
A week later {b} was laughing with all the others, and even {c} liked {b:him}.
@fact Who was new?|{b} was new.
@fact Who was kind to {b}?|{a} was kind to {b}.

@entry stage
@modes forgot well
@use opening 30
@beat
On {day} there was to be a play, and {a} had to be the {a:king} in it.
The school put on a play, and {a} had the biggest part: {a:he} was a talking {beast}.
{a} had to say a poem in front of {many} people.
@beat
{a:He} had learned every word by heart, but {a:he} was afraid.
{a:He} said the words to the {pet}, to the wall, and to the moon. Now {a:his} knees shook.
@maybe 60
"What if I forget everything?" {a} asked. "Then look at me," said {b}.
{b} gave {a} a {adj} {thing}. "Hold it in your hand, and you will not be afraid," {b:he} said.
@beat forgot
Then {a} stood there, and every word was gone. It was so quiet that you could hear a fly.
{a} began well, but in the middle {a:he} stopped. What came next?
@beat forgot
But {b}, who sat in the first row, whispered the next word, and {a} could go on.
{a} looked at {b}. {b} smiled, and at once {a} remembered everything.
@beat well
But when {a} had said the first word, the second came by itself.
The lights went on, {a} took a deep breath, and began. {a:His} voice was clear and strong.
@beat
At the end everyone clapped, and {b} clapped loudest of all.
"You were wonderful!" said {b} afterward. "I was only wonderful because you were there," said {a}.
People threw {color} flowers, and one of them fell on {a}'s nose.
@fact Who was afraid?|{a} was afraid.
@fact (forgot) Who helped {a}?|{b} helped {a}.
"""
