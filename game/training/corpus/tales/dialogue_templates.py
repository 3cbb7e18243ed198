"""Short conversations: topics, and the turns of two people who speak about them."""

#: templates of dialogues
TALKS = """
@entry lost
@beat
a: Have you seen my {thing}, {b}? / b: Which {thing} do you mean? / a: The {color} one.
a: I cannot find my {thing} anywhere. / b: What does it look like? / a: It is {adj} and {color}.
@beat
b: Where did you see it last? / a: I had it {at_here} this morning.
b: When did you lose it? / a: I think I lost it on {day}.
@maybe 50
b: Did you ask {c}? / a: Yes, but {c:he} has not seen it.
b: Have you looked {spot}? / a: Yes, {n} times!
@beat
b: Look, it is in your hand! / a: Oh! I am so tired today.
b: Wait. Is this it? / a: Yes! Where was it? / b: It was {corner}, {at_here}.
b: Then let us look together. / a: Thank you, {b}. You are a good friend.

@entry meet
@beat
a: Hello! My name is {a}. What is your name? / b: My name is {b}. I am new here.
a: Good morning. Are you {b}? / b: Yes, I am. And who are you? / a: I am {a}.
@beat
a: Where are you from? / b: I come from a town near the {far}.
a: What do you do? / b: I am a {job}. And you? / a: I am still looking for work.
a: How old are you? / b: I am {many}. / a: So am I!
@beat
a: Do you have any pets? / b: Yes, I have a {pet}. It is {m} years old.
a: What do you like to do? / b: I like to {play} the {music}. / a: I would like to hear that!
@beat
b: Shall we go to the {there} together? / a: Yes, let us go on {day}.
a: It was nice to meet you. / b: See you tomorrow!

@entry market
@beat
a: Good morning! What would you like? / b: I would like {n} {fruit}, please.
b: Good morning! Do you have any {fruit}? / a: Of course I do.
@beat
b: Are they fresh today? / a: Everything here is fresh.
b: And what do they cost? / a: {m} coins, because you are a friend.
@maybe 60
a: Anything else? / b: Yes, some {food}, please.
b: Do you also have a {thing2}? / a: I am sorry. I sold the last one to {c}.
@beat
a: That will be {m} coins. / b: Here you are. / a: Thank you! Have a good day.
b: Then I will take them. / a: Thank you, and have a good day!

@entry bargain
@beat
b: How much is this {thing}? / a: It costs {many} coins.
a: Would you like to buy this {color} {thing}? / b: What does it cost? / a: Only {many} coins.
@beat
b: That is too much for me. / a: For you, I will make it {m}.
b: I have only {m} coins. / a: Then give me {m} coins and {n} {fruit}.
@maybe 50
b: Is it new? / a: It is as good as new.
b: Is it not a little [heavy|small|old]? / a: That is why I like it.
@beat
b: I will take it. / a: You will not be sorry. Good day!
b: No, thank you. / a: Wait! You can have it for {n} coins.
b: I must ask {c} first. / a: {c:He} will like it, you will see.

@entry favor
@beat
a: {b}, can you help me? / b: Of course. What is it?
a: Are you busy, {b}? / b: Not really. Why do you ask?
@beat
a: I want to build {build}, but I do not know how. / b: What do you need it for? / a: I want to
  {purpose}.
a: Please give this {thing} to {c}. / b: Why do you not give it to {c:him} yourself? / a: I am too
  shy.
a: I must carry this {thing} to the {there}, and it is heavy. / b: How heavy is it? / a: As heavy
  as a {pet}.
a: Will you lend me your {thing}? / b: When will you bring it back? / a: On {day}.
@beat
b: All right, I will help you. / a: How can I thank you? / b: Make me {dish}!
b: Let me think about it. / a: Please! / b: All right, all right.
b: I am sorry, but today I cannot. / a: Never mind. I will ask {c}.

@entry weather
@beat
a: What a day! Look at the sky. / b: Yes, it will rain soon.
a: Is it cold outside? / b: It is colder than yesterday.
a: Do you think it will snow? / b: In {month}? Maybe.
@beat
a: I wanted to go to the {wild} today. / b: Then you should take a coat.
a: I left my coat {at_there}. / b: You can have mine. I do not need it.
@maybe 60
a: Do you like {season}? / b: Yes, because the days are quiet.
a: Which season do you like best? / b: I like {season}.
@beat
b: Shall we stay at home and cook? / a: Yes! Let us make {dish}.
b: The birds are flying low. / a: What does that mean? / b: It means that we should go home.

@entry riddle
@beat
a: I know a riddle. {riddle} / b: Let me think.
a: Can you answer this? {riddle} / b: That is hard.
@beat
b: Is it {wrong}? / a: No, it is not {wrong}. Try again.
b: I think it is {wrong}. / a: Why {wrong}? No!
@maybe 50
b: Give me a hint. / a: You know it very well.
b: Does {c} know the answer? / a: Yes, {c:he} found it in a minute.
@beat
b: I have it! It is {answer}. / a: Right! You are clever.
b: I give up. What is it? / a: It is {answer}. / b: Of course! How simple!

@entry doctor
@beat
a: Good morning. How do you feel today? / b: Not well. My [head|foot|back|arm] hurts.
a: What is the matter, {b}? / b: I did not sleep, and I am cold.
@beat
a: How long have you been sick? / b: For {n} days.
a: Did you eat anything strange? / b: Only {many} {fruit}. / a: That is a lot.
@beat
a: Stay in bed and drink tea with honey. / b: May I get up on {day}?
a: You must rest for {n} days. / b: But I want to go to the {there}!
@beat
a: We will see. Sleep first. / b: Thank you for coming.
a: If you are good, I will bring you {dish}. / b: Then I will be very good.

@entry plan
@beat
a: What will you do on {day}? / b: I do not know yet. And you?
b: Do you have time tomorrow? / a: Yes, after {hour} o'clock. Why?
@beat
a: I am going to the {there} with {c}. / b: May I come too? / a: Of course you may.
a: There is a feast {at_far}. / b: Will there be music? / a: {c} will {play} the {music}.
@beat
b: When shall we meet? / a: At {hour} o'clock, {at_here}.
b: What shall I bring? / a: Bring {dish} and your {thing}.
@maybe 60
b: And if it rains? / a: Then we will get wet.
b: I may be a little late. / a: You are always late!
@beat
a: I am looking forward to it. / b: So am I.
b: Good. See you on {day}! / a: See you!

@entry quarrel
@beat
a: That is my {thing}! / b: No, it is mine. I found it {at_here}.
b: Why did you take my {thing}? / a: I did not take it. {c} gave it to me.
@beat
a: You never listen to me. / b: And you always shout.
b: {c} says that you told {c:him} my secret. / a: That is not true!
@beat
a: Wait. Why are we angry? / b: I do not know. I am hungry, I think.
b: I am sorry. / a: I am sorry too. / b: Shall we share it?
@beat
a: Come, let us eat {dish}. / b: Yes, and then we will talk.
a: Friends again? / b: Friends again.

@entry animal
@beat
a: Look, a {beast}! / b: Where? I cannot see it. / a: There, {nook}!
b: What is that noise? / a: It is a {beast}. I found it {at_wild}.
@beat
b: Is it hurt? / a: I think it is only hungry.
b: Is it dangerous? / a: No, it is more afraid than you are.
@beat
b: What does it eat? / a: It eats {eats}.
b: Does it have a name? / a: I call it {petname}.
@beat
b: Will you keep it? / a: No, it must be free.
b: May I touch it? / a: Yes, but be careful.
b: We should tell {c}. / a: Yes, {c:he} knows everything about animals.

@entry dream
@beat
a: Last night I had a strange dream. / b: Tell me about it!
b: You look tired. / a: I had a dream, and then I could not sleep.
@beat
a: I was by the sea, and the water was {color}. / b: {color} water! And then?
a: A {beast} spoke to me. / b: What did it say? / a: It said that I should buy a {thing}.
a: You were in it too, and you had {many} hats. / b: Only {many}?
@beat
b: What does it mean? / a: I do not know. Maybe nothing.
b: And did you do it? / a: No, but I think about it all the time.
@beat
b: I never remember my dreams. / a: Then sleep longer!
b: Do not eat so much {food} in the evening. / a: Maybe you are right.

@entry school
@beat
a: Did you do your homework? / b: Yes, but the {pet} sat on it.
a: What did you learn today, {b}? / b: I learned how to count to {many}.
@beat
a: How much is {n} and {n}? / b: It is {double}.
a: What comes after {n}? / b: After {n} comes {m}.
@beat
a: And what is the opposite of [big|large]? / b: Small!
a: And what color is grass? / b: Green, of course.
@beat
a: Very good. What do you want to be one day? / b: I want to be a {job}.
a: Right! Who taught you that? / b: {c} did.
"""
