/// The sample digest of a new site: papers that everybody knows, summarised in our own words.
let newSiteDigest = #"""
  ## Papers for 2025-04-22

  | Title | Authors | Summary |
  |-------|---------|---------|
  | Attention Is All You Need (Read more on [arXiv](https://arxiv.org/abs/1706.03762)) | Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Lukasz Kaiser, Illia Polosukhin | Translation without recurrence and without convolution: every word looks at every other one, weighted by $\mathrm{softmax}(QK^\top/\sqrt{d_k})$. The model trains in a fraction of the time that recurrent ones need, and most language models since are built this way. |
  | Deep Residual Learning for Image Recognition (Read more on [arXiv](https://arxiv.org/abs/1512.03385)) | Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun | Very deep networks are hard to train because each layer has to pass on all that came before. Here a block learns only the difference to its input, $y = F(x) + x$, and networks with more than a hundred layers become both trainable and better. |
  | Denoising Diffusion Probabilistic Models (Read more on [arXiv](https://arxiv.org/abs/2006.11239)) | Jonathan Ho, Ajay Jain, Pieter Abbeel | A network learns to predict the noise that was mixed into a picture; taking it away step by step turns pure noise into new pictures. A simple squared error is enough as the training goal, and the pictures rival those of adversarial networks. |
  | Adam: A Method for Stochastic Optimization (Read more on [arXiv](https://arxiv.org/abs/1412.6980)) | Diederik P. Kingma, Jimmy Ba | Each parameter gets a step size of its own from running averages of its gradient and the gradient's square, $m_t$ and $v_t$, corrected for starting at zero. It works with little tuning on noisy and sparse gradients, which made it the default of a decade. |

  """#
