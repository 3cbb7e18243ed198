"""More plots: a wish, a stopped clock, snow, a parrot, a bottle, shared bread."""

#: templates of plots
PLOTS = """
@entry wish
@modes wise silly
@use intro 40
@beat
One {day} {a} helped an old {b:man} named {b} across the street. "I will give you one wish," said
  {b}.
{a} gave {n} {fruit} to a hungry {b:man} {at_far}. It was {b}, of whom people said that {b:he}
  could do magic. "You may wish for something," said {b}.
@maybe 60
{a} thought about gold, about a castle, and about {many} horses.
"Anything at all?" asked {a}. "Anything at all," said {b}, "but only once."
"Think well before you speak," {c} warned {a}.
@beat silly
But {a} was hungry. "I wish I had {dish}," {a:he} said without thinking.
Just then the wind blew, and {a} said, "I wish I had a {color} {thing}!"
@beat silly
At once it was there, and the wish was gone.
And so it happened. There were no more wishes.
@beat silly
"How silly of me!" cried {a}. But then {a:he} laughed, because it was exactly what {a:he} had
  needed.
{b} laughed so loudly that the windows shook. "At least you know what you like," {b:he} said.
@beat wise
At last {a} said, "I wish that nobody in our town were hungry this {season}."
"I wish that my {a:grandfather} were well again," said {a}.
"I do not need anything," said {a}. "I wish that you had a warm house, {b}."
@beat wise
{b} smiled. "That is a good wish," {b:he} said, and the next morning it had come true.
For a while nothing happened. But when {a} woke up the next day, the wish had come true.
@beat wise
{a} never told anyone, but {b} knew, and the two of them were friends for life.
"Would you not rather have had a castle?" asked {c} later. "What would I do in a castle?" said {a}.
@fact Who had a wish?|{a} had a wish.
@fact Who gave {a} the wish?|{b} gave {a} the wish.

@entry clock
@modes repaired bird
@beat
The big clock in the tower had stopped, and nobody in town knew what time it was.
One morning in {month} the town clock stood still. It showed {hour} o'clock all day long.
@beat
The baker was too early, the teacher was too late, and {c} ate lunch {n} times.
Children came to school in the evening, and the {pet} slept all day.
Some people went to bed at noon, and others ate breakfast under the stars.
@beat
"Somebody must climb up and look," said {b}. "I will do it," said {a}, and {a:he}
  climbed up to the clock.
{b} asked who could help. Only {a} raised {a:own} hand, and then {a:he} climbed up.
So {a} took a lamp, {b} held the ladder, and {a} climbed up to the clock.
@maybe 50
There were {many} steps, and then {many} more, and all of them were old.
From up there {a} could see the {far}, the {wild}, and the roof of {a:own} house.
@beat repaired
{a} found that a little wheel was broken. {b} made a new one out of [wood|iron|silver].
A small wheel had fallen out. {a} cleaned it, put a drop of oil on it, and put it back.
@beat bird
Between the wheels a bird had built its nest, and in the nest lay {n} eggs.
"No wonder!" called {a}. "There is a nest up here, with {n} young birds in it!"
@beat repaired
Then the clock said tick, and then it said tock, and down in the street everyone cheered.
With a loud noise the wheels began to turn, and the bell rang {hour} times.
@beat bird
"Then we will wait until they can fly," said {b}. So the town lived without a clock for {m} weeks.
{a} did not touch the nest. Until the birds had flown away, {b} rang a bell every hour.
@beat
Since then {a} has taken care of the clock, and it has never stopped again.
The town gave {a} a {color} {thing} to say thank you.
To this day, when the clock strikes {hour}, people think of {a}.
@fact Who climbed up to the clock?|{a} climbed up to the clock.
@fact (bird) What was in the clock?|A nest was in the clock.
@fact (repaired) What was broken?|The clock was broken.

@entry snow
@use intro 30
@beat
When {a} woke up, everything was white. It had snowed all night.
"Look out of the window!" cried {a}. Snow lay on the roofs, on the trees, and on {b}'s nose.
The first snow had fallen, and {a} could not wait to go out.
@beat
{a} ran to {b}'s house. "Come out," {a:he} called, "and let us build a snowman!"
{b} was already outside, and together they began to build a snowman.
@beat
{a} made the body, {b} made the head, and a carrot became the nose.
They rolled {n} big balls and put one on top of the other.
The snowman grew until it was taller than {a} and almost as tall as the door.
@beat
{b} gave {a} {b:own} old hat, and {a} put it on the snowman's head.
"He must be cold," said {b}, and {b:he} gave the snowman a {color} scarf.
Because the snowman had no eyes, {a} gave it two black buttons.
@maybe 60
A bird came and sat down on the snowman's arm.
{c} walked by and said, "Good morning, sir!" Then {c:he} saw that it was made of snow.
Their fingers were cold, but neither of them wanted to stop.
@beat
Then the sun came back, and after {m} days only {n} stones and a carrot were left.
A week later it was warm, and the snowman grew smaller every hour.
@beat
{a} was {sad}, but {b} said, "He has only gone away. Next winter he will come back."
"Good-bye," said {a}. "We will see you next year," said {b}.
"Now he is in the river," said {b}, "and soon he will see the sea."
@fact What did {a} and {b} build?|{a} and {b} built a snowman.
@fact Who built the snowman with {a}?|{b} built the snowman with {a}.

@entry parrot
@modes secret thief
@use opening 40
@beat
{a} had a {color} parrot that could say {many} words.
{b} gave {a} a parrot. It was {color}, and it repeated everything that it heard.
@beat
In the morning it said, "Get up!" and in the evening it said, "Good night, {a}!"
When someone knocked, the parrot cried, "Come in!" even if {a} was not at home.
@beat secret
One day {a} said to {a:himself}, "I like {b}'s singing, but {b:he} sings much too loudly."
"I have eaten {b}'s cake," whispered {a} one evening, "but nobody knows it."
@beat secret
The next day {b} came to visit, and the parrot told {b:him} everything.
When {b} came to tea, the parrot opened its mouth and told the secret.
@beat secret
{a} turned as red as an apple, but {b} laughed until {b:own} eyes were wet.
"Is that true?" asked {b}. "Yes," said {a}, "and I am sorry." Then {b} had to laugh.
@beat secret
Since then {a} has been very careful about what {a:he} says at home.
After that {a} taught the parrot a new sentence: "I have heard nothing."
@beat thief
One night a thief climbed through the window. {a} was asleep, but the parrot was not.
While {a} was {at_far}, a thief came into the house.
@beat thief
"Good evening!" said the parrot. "Hands up!" The thief was so afraid that he jumped out of the
  window.
"Who is there?" cried the parrot in a deep voice. The thief dropped a {thing} and ran.
@beat thief
{b} had seen the thief and told {a} what had happened.
"Your parrot is better than a dog," {b} told {a} the next day.
@beat thief
{a} gave the parrot {n} nuts, and the parrot said, "Thank you. And now good night!"
From then on the parrot got the best {treefruit} in the house.
@fact Who had a parrot?|{a} had a parrot.
@fact What color was the parrot?|The parrot was {color}.
@fact (secret) Who laughed?|{b} laughed.

@entry bottle
@use opening 30
@beat
{a} wrote a letter, put it into a bottle, and threw the bottle into the sea.
"Whoever finds this, please write to me," wrote {a}, and {a:he} gave the letter to the river in a
  bottle.
@beat
For {n} years {a} heard nothing, and in the end {a:he} forgot about it.
Weeks became months, and months became years. Nobody answered.
@beat
But far away, on another shore, {b} saw something shining in the sand. It was the bottle.
Then {b}, who lived {many} days away, caught the bottle in a fishing net.
@maybe 50
At first {b} could not open it. {b:He} tried it with a knife, with a spoon, and with {b:own} teeth.
The paper was wet, and {b} had to dry it in the sun before {b:he} could read it.
@beat
{b} read the letter and wrote an answer that was {n} pages long.
"Dear {a}," wrote {b}, "I have found your bottle, and I would like to be your friend."
@beat
When the answer came, {a} read it again and again.
{a} could hardly believe it when {c} brought {a:him} the letter.
@beat
Since then they have written to each other every {season}, and next year {b} will visit {a}.
In the end {a} gave {b} the {thing} that {a:he} had loved as a child, and {b} gave {a} the old
  bottle.
And one day in {month} there was a knock at {a}'s door, and there stood {b}.
@fact Who wrote the letter?|{a} wrote the letter.
@fact Who found the bottle?|{b} found the bottle.
@fact What did {b} find?|{b} found the bottle.

@entry bread
@modes shared alone
@use opening 40
@beat
{a} and {b} were walking to the {far} together. {a} had {n} {fruit} and some bread, and {b} had
  nothing.
On the road {a} met {b}, who had not eaten since {day}. In {a:own} bag {a} had some bread and {n}
  {fruit}.
@beat shared
{a} broke the bread in two and gave {b} the bigger half.
"Eat with me," said {a}, and {a:he} gave {b} the bigger half of the bread.
@beat shared
"Why do you give me the bigger half?" asked {b}. "Because you are hungrier than I am," said {a}.
{b} ate slowly and thanked {a} with every bite.
@beat shared
On the next day {a}'s bag was empty, but {b} had caught a fish, and {b:he} gave {a} half of it.
A month later {a} lost all {a:own} money. Then {b} came and gave {a} {many} coins.
@beat shared
Whoever shares is never poor for long.
"Now we are even," said {b}. "Friends do not count," said {a}.
@beat alone
"I need it all for myself," said {a}, and {a:he} gave {b} nothing.
{a} hid the bread from {b} and ate it when {b} was asleep.
@beat alone
But at the river {a} fell into the water, bag and all, and the bread was gone.
In the night a {beast} came and ate up everything that was left in the bag.
@beat alone
Now both of them were hungry. "If you had shared it," said {b}, "at least one of us would be full."
{b} found some berries and gave {a} half of them. {a} was ashamed.
@beat alone
From that day on {a} shared everything that {a:he} had.
"I have learned something," said {a}, and {a:he} never forgot it.
@fact Who had the bread?|{a} had the bread.
@fact (shared) Who shared the bread?|{a} shared the bread.
"""
